package org.vigie.mailer.outbox;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.vigie.mail.Mail;

/**
 * Puts a mail into its final form: every header and every byte that will be sent, 7-bit throughout
 * so that no server on the way has a reason to rewrite it.
 */
final class Composition {
  private final MailSettings settings;
  private final @Nullable Signature signature;
  private final Session session;

  Composition(MailSettings settings) {
    this.settings = settings;
    this.signature = settings.dkim() == null ? null : new Signature(settings);
    Properties properties = new Properties();
    properties.setProperty("mail.mime.charset", "UTF-8");
    this.session = Session.getInstance(properties);
  }

  /**
   * @throws IllegalArgumentException where a header's value could forge another header, or the
   *     recipient is not an address
   */
  String compose(Mail mail, String messageId, Instant date) {
    try {
      MimeMessage message = new FixedIdMessage(session, messageId);
      String name = mail.from() == null ? settings.fromName() : mail.from();
      message.setFrom(new InternetAddress(settings.from(), Headers.value("From", name), "UTF-8"));
      message.setRecipient(RecipientType.TO, Headers.address("To", mail.to()));
      if (mail.replyTo() != null) {
        message.setReplyTo(new InternetAddress[] {Headers.address("Reply-To", mail.replyTo())});
      }
      message.setSubject(Headers.value("Subject", mail.subject()), "UTF-8");
      message.setSentDate(Date.from(date));
      for (var header : new java.util.TreeMap<>(mail.headers()).entrySet()) {
        String header7 = Headers.name(header.getKey());
        message.setHeader(header7, encoded(header7, header.getValue()));
      }
      setContent(message, mail);
      message.saveChanges();
      var bytes = new ByteArrayOutputStream();
      (signature == null ? message : signature.sign(message)).writeTo(bytes);
      return bytes.toString(StandardCharsets.US_ASCII);
    } catch (MessagingException cannotCompose) {
      throw new IllegalStateException("mail " + mail.key() + " cannot be composed", cannotCompose);
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
  }

  private static String encoded(String header, String value) throws IOException {
    return MimeUtility.fold(
        header.length() + 2, MimeUtility.encodeText(Headers.value(header, value), "UTF-8", null));
  }

  private static void setContent(MimeMessage message, Mail mail)
      throws MessagingException, IOException {
    MimeMultipart body = null;
    if (mail.html() != null) {
      body =
          new MimeMultipart("alternative", text(mail.text(), "plain"), text(mail.html(), "html"));
    }
    if (!mail.attachments().isEmpty()) {
      BodyPart first = body == null ? text(mail.text(), "plain") : around(body);
      body = new MimeMultipart("mixed", first);
      for (Mail.Attachment attachment : mail.attachments()) {
        body.addBodyPart(part(attachment));
      }
    }
    if (body == null) {
      message.setText(mail.text(), "UTF-8", "plain");
      message.setHeader("Content-Transfer-Encoding", "quoted-printable");
    } else {
      message.setContent(body);
    }
  }

  private static MimeBodyPart text(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, "UTF-8", subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static MimeBodyPart around(MimeMultipart body) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(body);
    return part;
  }

  private static MimeBodyPart part(Mail.Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                attachment.content(), Headers.value("Content-Type", attachment.mediaType()))));
    part.setFileName(Headers.value("Content-Disposition", attachment.name()));
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static final class FixedIdMessage extends MimeMessage {
    private final String messageId;

    FixedIdMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
