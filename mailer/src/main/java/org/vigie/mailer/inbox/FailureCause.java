package org.vigie.mailer.inbox;

import java.util.Locale;

/** Why a mail was not delivered. */
public enum FailureCause {
  UNKNOWN_USER(MailKind.DEAD),
  UNKNOWN_HOST(MailKind.DEAD),
  MOVED(MailKind.DEAD),
  /** The domain says that it takes no mail (RFC 7505, RFC 7504). */
  NO_MAIL_ACCEPTED(MailKind.DEAD),
  MAILBOX_FULL(MailKind.TEMPORARY),
  SUSPENDED(MailKind.TEMPORARY),
  TOO_BIG(MailKind.TEMPORARY),
  /** Refused for what we are or how we send: reputation, authentication, policy, rate. */
  REFUSED(MailKind.TEMPORARY),
  /** Refused by a filter of the recipient. */
  FILTERED(MailKind.TEMPORARY),
  /** The other side did not answer for long, or mail runs in a circle. */
  UNREACHABLE(MailKind.TEMPORARY),
  DELAYED(MailKind.TEMPORARY),
  /** The report gives no reason that we know. */
  UNKNOWN(MailKind.TEMPORARY);

  private final MailKind kind;

  FailureCause(MailKind kind) {
    this.kind = kind;
  }

  MailKind kind() {
    return kind;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
