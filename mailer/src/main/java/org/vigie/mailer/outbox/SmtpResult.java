package org.vigie.mailer.outbox;

/** What the server made of one mail. The reply is its words, or those of the broken connection. */
sealed interface SmtpResult {
  String reply();

  record Accepted(String reply) implements SmtpResult {}

  /** A 4xx reply: the same mail may pass later. */
  record Deferred(String reply) implements SmtpResult {}

  /** A 5xx reply, or a mail that is no mail: it will never pass. */
  record Rejected(String reply) implements SmtpResult {}

  /** No server, no log-in, or the connection broke: nothing is wrong with this mail. */
  record Unreachable(String reply) implements SmtpResult {}
}
