package org.vigie.alert;

/** Writes to people about their subscription. Both verbs belong inside a transaction. */
public interface Notices {
  /** Queues the notice; one with the same key that is already there makes this harmless. */
  void send(Notice notice);

  /** Removes every mail to this address, sent or not, from what is kept. */
  void forget(EmailAddress address);
}
