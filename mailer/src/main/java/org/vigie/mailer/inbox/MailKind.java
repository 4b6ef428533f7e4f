package org.vigie.mailer.inbox;

import java.util.Locale;

/** What a mail that came in is, as far as its consequences go. */
public enum MailKind {
  /** The address or its domain does not exist: writing again is useless. */
  DEAD,
  /** Not delivered this time, or delayed; the address may live. */
  TEMPORARY,
  /** Somebody pressed "this is spam" (ARF, RFC 5965). */
  COMPLAINT,
  /** A machine answered: absence, acknowledgement, read receipt. Never answered in turn. */
  AUTO_REPLY,
  /** A person wrote. */
  HUMAN;

  /** The word used in JSON and in the database: {@code auto-reply}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
