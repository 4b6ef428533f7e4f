package org.vigie.demo;

import org.vigie.message.Message;

/** A step of the check met something else than it expected. */
final class CheckFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Message reason;

  CheckFailure(String key, Object... arguments) {
    super(key);
    reason = Message.of(key, arguments);
  }

  Message reason() {
    return reason;
  }
}
