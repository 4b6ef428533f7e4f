package org.vigie.alert;

/**
 * A way by which digests reach people. A new one is one class in the mailer module.
 *
 * <p>Called inside the transaction that marks the alerts as told, so it must do nothing outside the
 * database: it writes what is to be sent, and a sender sends it later.
 */
@FunctionalInterface
public interface Channel {
  void deliver(Digest digest);
}
