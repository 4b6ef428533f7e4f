package org.vigie.app.command;

import org.vigie.message.Message;

/**
 * What the person who typed the command can put right; shown as its sentence, never as a stack
 * trace.
 */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Message sentence;

  BadInput(String key, Object... arguments) {
    this.sentence = Message.of(key, arguments);
  }

  Message sentence() {
    return sentence;
  }
}
