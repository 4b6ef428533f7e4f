package org.vigie.search;

import org.vigie.message.Message;

/** A query that cannot be understood; the sentence says what, where, and what to write instead. */
public final class BadQuery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Message sentence;

  BadQuery(String key, Object... arguments) {
    super(key);
    this.sentence = Message.of(key, arguments);
  }

  public Message sentence() {
    return sentence;
  }
}
