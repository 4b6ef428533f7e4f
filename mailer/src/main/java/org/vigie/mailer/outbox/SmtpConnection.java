package org.vigie.mailer.outbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One connection to the SMTP server, kept open from mail to mail. Not for several threads. */
final class SmtpConnection implements AutoCloseable {
  private final MailSettings settings;
  private final Session session;
  private @Nullable SMTPTransport open;

  SmtpConnection(MailSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(MailSettings settings) {
    String timeout = String.valueOf(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
    properties.setProperty("mail.smtp.from", settings.from());
    properties.setProperty("mail.smtp.localhost", settings.domain());
    properties.setProperty("mail.smtp.connectiontimeout", timeout);
    properties.setProperty("mail.smtp.timeout", timeout);
    properties.setProperty("mail.smtp.writetimeout", timeout);
    properties.setProperty("mail.smtp.auth", String.valueOf(settings.username() != null));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.tls()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case IMPLICIT -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  /**
   * Hands one mail over. A kept connection that the server has closed meanwhile is opened again,
   * once, as long as the server has not answered for this mail.
   */
  SmtpResult send(String recipient, String mail) {
    boolean kept = open != null;
    SmtpResult result = attempt(recipient, mail);
    return kept && result instanceof SmtpResult.Unreachable ? attempt(recipient, mail) : result;
  }

  private SmtpResult attempt(String recipient, String mail) {
    SMTPTransport transport;
    try {
      transport = connected();
    } catch (MessagingException noConnection) {
      close();
      return new SmtpResult.Unreachable(words(noConnection));
    }
    try {
      var message =
          new MimeMessage(
              session, new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
      transport.sendMessage(message, new Address[] {new InternetAddress(recipient)});
      return new SmtpResult.Accepted(transport.getLastServerResponse().strip());
    } catch (MessagingException refused) {
      int code = code(refused);
      // After a refusal the conversation may be anywhere; the next mail starts afresh.
      close();
      if (code >= 500 && code < 600) {
        return new SmtpResult.Rejected(words(refused));
      }
      return code >= 400
          ? new SmtpResult.Deferred(words(refused))
          : new SmtpResult.Unreachable(words(refused));
    }
  }

  private SMTPTransport connected() throws MessagingException {
    SMTPTransport transport = open;
    if (transport == null) {
      transport = transport();
      transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
      open = transport;
    }
    return transport;
  }

  private SMTPTransport transport() throws NoSuchProviderException {
    return (SMTPTransport) session.getTransport("smtp");
  }

  /** The reply's code, searched through the chain of causes; 0 where there was no reply. */
  private static int code(MessagingException failure) {
    for (Exception cause = failure;
        cause instanceof MessagingException message;
        cause = message.getNextException()) {
      int code =
          switch (message) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            // 2xx here: the recipient was refused, whose own exception follows in the chain
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code >= 400) {
        return code;
      }
    }
    return 0;
  }

  /** The innermost words: those are the server's, or the socket's. */
  private static String words(MessagingException failure) {
    String words = String.valueOf(failure.getMessage()).strip();
    for (Exception cause = failure.getNextException();
        cause != null;
        cause = cause instanceof MessagingException inner ? inner.getNextException() : null) {
      words = String.valueOf(cause.getMessage()).strip();
    }
    return words;
  }

  @Override
  public void close() {
    SMTPTransport transport = open;
    open = null;
    if (transport != null) {
      try {
        transport.close();
      } catch (MessagingException alreadyBroken) {
        // The mail's own result is known; the connection is gone either way.
      }
    }
  }
}
