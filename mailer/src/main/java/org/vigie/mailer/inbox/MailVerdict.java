package org.vigie.mailer.inbox;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail is and why.
 *
 * @param status enhanced status code (RFC 3463) of the worst failure, or the SMTP reply code where
 *     the report gives nothing better
 * @param address the address that was not reached, or that complained
 * @param reason one word: a {@link FailureCause} ({@code unknown-user}), {@code delivered}, {@code
 *     read}, {@code absence}, {@code automatic}, or the type of a complaint
 * @param failures one for each address that was not reached; empty unless dead or temporary
 */
public record MailVerdict(
    MailKind kind,
    @Nullable String status,
    @Nullable String address,
    String reason,
    List<Failure> failures) {
  /** One address that was not reached. */
  public record Failure(
      @Nullable String address,
      @Nullable String status,
      FailureCause cause,
      @Nullable String diagnostic) {}

  static MailVerdict of(MailKind kind, String reason) {
    return new MailVerdict(kind, null, null, reason, List.of());
  }

  /** The worst failure gives the verdict. */
  static MailVerdict failed(List<Failure> failures) {
    Failure worst =
        failures.stream()
            .min(Comparator.comparing(failure -> failure.cause().kind()))
            .orElseThrow(() -> new IllegalArgumentException("no failure"));
    return new MailVerdict(
        worst.cause().kind(),
        worst.status(),
        worst.address(),
        worst.cause().word(),
        List.copyOf(failures));
  }
}
