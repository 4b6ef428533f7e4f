package org.vigie.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail as it arrived, taken apart.
 *
 * @param id short name derived from the Message-ID and the recipients, the same at every reading
 * @param headers decoded, in the order of the mail; several values of one name joined by a comma
 * @param text the plain text part, empty where there is none
 * @param html the HTML part, empty where there is none
 */
record ReceivedMail(
    String id,
    String from,
    List<String> to,
    String subject,
    Instant at,
    Map<String, String> headers,
    String text,
    String html,
    List<Attachment> attachments) {
  static final Comparator<ReceivedMail> NEWEST_FIRST =
      Comparator.comparing(ReceivedMail::at).thenComparing(ReceivedMail::id).reversed();

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"')]+[^\\s<>\"').,;]");

  /** A file that came with a mail. */
  @SuppressWarnings("ArrayRecordComponent") // shown and saved, never compared
  record Attachment(String name, String mediaType, byte[] content) {}

  static ReceivedMail read(MimeMessage message) {
    try {
      Parts parts = new Parts();
      parts.read(message);
      List<String> to = addresses(message.getRecipients(Message.RecipientType.TO));
      String messageId = Objects.requireNonNullElse(message.getMessageID(), "");
      return new ReceivedMail(
          Sha256.of((messageId + to).getBytes(StandardCharsets.UTF_8)).substring(0, 12),
          String.join(", ", addresses(message.getFrom())),
          to,
          Objects.requireNonNullElse(message.getSubject(), ""),
          arrival(message),
          headers(message),
          parts.text.toString(),
          parts.html.toString(),
          parts.attachments);
    } catch (MessagingException malformed) {
      throw new IllegalStateException(malformed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The value of a header, whatever the case of its name. */
  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The first address in the text part that contains the given words. */
  Optional<String> linkWith(String words) {
    Matcher address = ADDRESS.matcher(text);
    while (address.find()) {
      if (address.group().contains(words)) {
        return Optional.of(address.group());
      }
    }
    return Optional.empty();
  }

  private static Instant arrival(MimeMessage message) throws MessagingException {
    return Stream.of(
            Optional.ofNullable(message.getReceivedDate()),
            Optional.ofNullable(message.getSentDate()))
        .flatMap(Optional::stream)
        .map(java.util.Date::toInstant)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static List<String> addresses(jakarta.mail.Address[] addresses) {
    return addresses == null
        ? List.of()
        : Stream.of(addresses).map(ReceivedMail::readable).toList();
  }

  private static String readable(jakarta.mail.Address address) {
    return address instanceof jakarta.mail.internet.InternetAddress internet
        ? internet.toUnicodeString()
        : address.toString();
  }

  private static Map<String, String> headers(MimeMessage message)
      throws MessagingException, IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      String value = MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
      headers.merge(header.getName(), value, (one, other) -> one + ", " + other);
    }
    return headers;
  }

  private static final class Parts {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Attachment> attachments = new ArrayList<>();

    void read(Part part) throws MessagingException, IOException {
      boolean isFile =
          part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
      if (isFile) {
        attachments.add(
            new Attachment(
                MimeUtility.decodeText(Objects.requireNonNullElse(part.getFileName(), "fichier")),
                part.getContentType().split(";", 2)[0].strip(),
                part.getInputStream().readAllBytes()));
      } else if (part.isMimeType("multipart/*")) {
        Multipart multipart = (Multipart) part.getContent();
        for (int i = 0; i < multipart.getCount(); i++) {
          BodyPart child = multipart.getBodyPart(i);
          read(child);
        }
      } else if (part.isMimeType("text/html")) {
        html.append(part.getContent());
      } else if (part.isMimeType("text/*")) {
        text.append(part.getContent());
      }
    }
  }
}
