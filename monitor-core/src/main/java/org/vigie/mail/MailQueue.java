package org.vigie.mail;

/** Where mails are left to be sent. Must be called inside the transaction of the mail's cause. */
@FunctionalInterface
public interface MailQueue {
  /** Queues the mail; a mail with the same key that is already there makes this harmless. */
  void queue(Mail mail);
}
