package org.vigie.app.command;

import org.vigie.message.Messages;
import org.vigie.source.SourceProblem;

/**
 * How a mistake in a file is shown: where, so that editors and terminals make it a link, then what.
 */
final class Problems {
  private Problems() {}

  static String line(SourceProblem problem, Messages words) {
    return "%s:%d:%d: %s"
        .formatted(problem.file(), problem.line(), problem.column(), words.get(problem.message()));
  }
}
