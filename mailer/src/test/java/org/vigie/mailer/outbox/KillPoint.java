package org.vigie.mailer.outbox;

/** Where a run that brings a match to its mail can be killed. */
enum KillPoint {
  MATCH("after the match row"),
  OUTBOX("after the outbox row"),
  CLAIM("after the claim"),
  DATA("inside DATA"),
  ACCEPTED("after 250"),
  MARK("before the mark");

  final String words;

  KillPoint(String words) {
    this.words = words;
  }
}
