package org.vigie.mail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is owed to somebody. It is written to the outbox in the transaction of its cause and
 * sent later, so it is never lost and never sent twice.
 *
 * @param key what makes it this mail and no other, for example {@code digest-311}; the Message-ID
 *     is derived from it, so the same cause can only ever give the same mail
 * @param cause for the admin's mail page: {@code confirmation}, {@code digest}, {@code request}
 * @param from sender's name, or null for the service's own
 * @param replyTo null for the service's own
 * @param to a checked address
 * @param subject without line breaks; the mailer refuses control characters in any header
 * @param headers further headers, for example List-Unsubscribe
 */
public record Mail(
    String key,
    String cause,
    @Nullable String from,
    @Nullable String replyTo,
    String to,
    String subject,
    String text,
    @Nullable String html,
    Map<String, String> headers,
    List<Attachment> attachments) {
  public Mail {
    headers = Map.copyOf(headers);
    attachments = List.copyOf(attachments);
  }

  /** Neither to whom nor what: this is for logs. */
  @Override
  public String toString() {
    return "mail " + key;
  }

  /** A file that goes with the mail. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Attachment(String name, String mediaType, byte[] content) {}
}
