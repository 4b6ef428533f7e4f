package org.vigie.mailer.outbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves.
 *
 * @param host of the SMTP server
 * @param username null where the server asks for no log-in
 * @param from address of all mails; people read what is answered to it
 * @param fromName for example {@code Vigie}
 * @param domain right side of Message-IDs and of the List-Id, for example {@code vigie.example}
 * @param unsubscribeTo address whose mails count as "leave", beside the one-click link; null for
 *     none
 * @param timeout of each step of the conversation with the server
 * @param dkim null to leave signing to the SMTP server
 */
public record MailSettings(
    String host,
    int port,
    @Nullable String username,
    @Nullable String password,
    Tls tls,
    String from,
    String fromName,
    String domain,
    @Nullable String unsubscribeTo,
    Duration timeout,
    @Nullable Dkim dkim) {

  public MailSettings {
    if (host.isBlank() || port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "\"%s:%d\" is not an SMTP server: a host name and a port from 1 to 65535 are expected"
              .formatted(host, port));
    }
    Headers.address("from", from);
    if (unsubscribeTo != null) {
      Headers.address("unsubscribe-to", unsubscribeTo);
    }
    if (!domain.toLowerCase(Locale.ROOT).matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?")) {
      throw new IllegalArgumentException(
          "\"%s\" is not a domain; expected is, for example, vigie.example".formatted(domain));
    }
  }

  /** How the connection is protected. */
  public enum Tls {
    /** Only for a server on the same machine. */
    NONE,
    /** Refuses to go on where the server offers none. */
    STARTTLS,
    /** From the first byte, usually port 465. */
    IMPLICIT
  }

  /**
   * @param key private RSA key in PKCS #8 DER form
   * @param selector under which the public key is published
   */
  public record Dkim(Path key, String selector) {}

  /** A server on this machine without log-in, as in the demo and in tests. */
  public static MailSettings local(int port, String domain) {
    return new MailSettings(
        "127.0.0.1",
        port,
        null,
        null,
        Tls.NONE,
        "vigie@" + domain,
        "Vigie",
        domain,
        null,
        Duration.ofSeconds(20),
        null);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "%s:%d, %s, from %s".formatted(host, port, tls, from);
  }
}
