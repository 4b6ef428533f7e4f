package org.vigie.directory;

import org.vigie.message.Message;

/** The table has no such column, or none that names the bodies; thrown before anything is kept. */
public final class UnknownColumnException extends RuntimeException {
  private final transient Message reason;

  UnknownColumnException(Message reason) {
    super(reason.toString());
    this.reason = reason;
  }

  public Message reason() {
    return reason;
  }
}
