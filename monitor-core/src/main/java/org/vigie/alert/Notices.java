package org.vigie.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes to people about their subscription. Both verbs belong inside a transaction. */
public interface Notices {
  /** Queues the notice; one with the same key that is already there makes this harmless. */
  void send(Notice notice);

  /** Removes every mail to this address, sent or not, from what is kept. */
  void forget(EmailAddress address);

  /** What of mails to this address is kept, oldest first. */
  List<KeptMail> keptOf(EmailAddress address);

  /**
   * @param cause why it was written, for example {@code digest}
   * @param state WAITING, SENDING, DEFERRED, SENT or FAILED
   */
  record KeptMail(
      String cause, String subject, String state, Instant writtenAt, @Nullable Instant sentAt) {}
}
