package org.vigie.rule;

import java.nio.file.Path;
import org.vigie.message.Message;

/**
 * A mistake in a rule file.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, quoting it, what is expected, and the nearest valid form
 */
public record RuleProblem(Path file, int line, int column, Message message) {
  /** {@code config/rules/x.yml:7:3}, as editors and terminals make it a link. */
  public String place() {
    return file + ":" + line + ":" + column;
  }
}
