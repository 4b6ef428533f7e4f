package org.vigie.app.rule;

import java.util.List;

/** What is wrong in rule files now; the application wires the reader of {@code config/rules}. */
@FunctionalInterface
public interface RuleProblems {
  List<Problem> problems();

  /**
   * A mistake.
   *
   * @param where file and line
   * @param what a sentence with the value quoted and what is expected
   */
  record Problem(String where, String what) {}
}
