package org.vigie.mailer.inbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * A mail taken apart as far as it can be. Nothing that is wrong in it throws: a part that cannot be
 * decoded is read as its raw characters.
 */
final class ReceivedMail {
  private static final int MAX_DEPTH = 10;
  private static final int MAX_PART_BYTES = 1_000_000;

  private final MimeMessage message;
  private final StringBuilder text = new StringBuilder();
  private final List<InternetHeaders> deliveryGroups = new ArrayList<>();
  private @Nullable InternetHeaders complaint;
  private boolean readReceipt;

  private ReceivedMail(MimeMessage message) {
    this.message = message;
  }

  static ReceivedMail of(byte[] bytes) throws MessagingException {
    ReceivedMail mail = new ReceivedMail(parse(withoutMailboxLine(bytes)));
    mail.read(mail.message, 0);
    return mail;
  }

  private static MimeMessage parse(byte[] bytes) throws MessagingException {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  /** Mailbox files put a line "From sender date" before the headers. */
  private static byte[] withoutMailboxLine(byte[] bytes) {
    if (!new String(bytes, 0, Math.min(5, bytes.length), StandardCharsets.ISO_8859_1)
        .equals("From ")) {
      return bytes;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return java.util.Arrays.copyOfRange(bytes, i + 1, bytes.length);
      }
    }
    return bytes;
  }

  private void read(Part part, int depth) throws MessagingException {
    String type = type(part);
    if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
      deliveryGroups.addAll(groups(raw(part)));
    } else if (type.equals("message/feedback-report")) {
      complaint = groups(raw(part)).stream().findFirst().orElseGet(InternetHeaders::new);
    } else if (type.equals("message/disposition-notification")) {
      readReceipt = true;
    } else if (type.startsWith("multipart/") && depth < MAX_DEPTH) {
      readParts(part, depth);
    } else if (type.equals("text/html")) {
      text.append(Jsoup.parse(decoded(part)).wholeText()).append('\n');
    } else if (type.startsWith("text/plain") && !isAttachment(part)) {
      text.append(decoded(part)).append('\n');
    }
  }

  private void readParts(Part part, int depth) throws MessagingException {
    List<BodyPart> parts = new ArrayList<>();
    try {
      if (part.getContent() instanceof Multipart multipart) {
        for (int i = 0; i < multipart.getCount(); i++) {
          parts.add(multipart.getBodyPart(i));
        }
      }
    } catch (MessagingException | IOException broken) {
      parts.clear();
    }
    if (parts.isEmpty()) {
      text.append(raw(part)).append('\n');
    }
    for (BodyPart inner : parts) {
      read(inner, depth + 1);
    }
  }

  private static boolean isAttachment(Part part) throws MessagingException {
    String disposition =
        part.getHeader("Content-Disposition") == null
            ? ""
            : part.getHeader("Content-Disposition")[0];
    return disposition.toLowerCase(Locale.ROOT).startsWith("attachment");
  }

  private static String type(Part part) throws MessagingException {
    String type = part.getContentType();
    String plain = type == null ? "text/plain" : type;
    return plain.split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static String decoded(Part part) throws MessagingException {
    if (!part.getContentType().toLowerCase(Locale.ROOT).contains("charset")) {
      return raw(part);
    }
    try {
      return part.getContent() instanceof String string ? limited(string) : raw(part);
    } catch (IOException | MessagingException | RuntimeException undecodable) {
      return raw(part);
    }
  }

  private static String raw(Part part) throws MessagingException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(MAX_PART_BYTES), StandardCharsets.UTF_8);
    } catch (IOException undecodable) {
      return undecoded(part);
    }
  }

  /** A part whose transfer encoding is broken is read as it came. */
  private static String undecoded(Part part) throws MessagingException {
    try (InputStream in =
        part instanceof MimeMessage whole
            ? whole.getRawInputStream()
            : ((MimeBodyPart) part).getRawInputStream()) {
      return new String(in.readNBytes(MAX_PART_BYTES), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new MessagingException("a part of the mail cannot be read", unreadable);
    }
  }

  private static String limited(String string) {
    return string.length() > MAX_PART_BYTES ? string.substring(0, MAX_PART_BYTES) : string;
  }

  /** Groups of fields apart by empty lines (RFC 3464 section 2.1). */
  private static List<InternetHeaders> groups(String fields) throws MessagingException {
    List<InternetHeaders> groups = new ArrayList<>();
    for (String group : fields.replace("\r\n", "\n").replace('\r', '\n').split("\n[ \t]*\n", -1)) {
      if (!group.isBlank()) {
        groups.add(
            new InternetHeaders(
                new ByteArrayInputStream((group.strip() + "\n\n").getBytes(StandardCharsets.UTF_8)),
                true));
      }
    }
    return groups;
  }

  /** The decoded header, or an empty text. */
  String header(String name) {
    try {
      String[] values = message.getHeader(name);
      return values == null
          ? ""
          : jakarta.mail.internet.MimeUtility.decodeText(
              jakarta.mail.internet.MimeUtility.unfold(values[0]));
    } catch (MessagingException | java.io.UnsupportedEncodingException undecodable) {
      return rawHeader(name);
    }
  }

  private String rawHeader(String name) {
    try {
      String[] values = message.getHeader(name);
      return values == null ? "" : values[0];
    } catch (MessagingException impossible) {
      throw new IllegalStateException("headers were read with the mail", impossible);
    }
  }

  String contentType() {
    return rawHeader("Content-Type").toLowerCase(Locale.ROOT);
  }

  /** What was written for people, without attached mails. */
  String text() {
    return text.toString();
  }

  /** Fields of a delivery report, the ones for the mail first, then a group for each recipient. */
  List<InternetHeaders> deliveryGroups() {
    return deliveryGroups;
  }

  @Nullable InternetHeaders complaint() {
    return complaint;
  }

  boolean isReadReceipt() {
    return readReceipt;
  }
}
