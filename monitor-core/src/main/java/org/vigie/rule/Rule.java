package org.vigie.rule;

import java.nio.file.Path;
import java.util.List;

/**
 * A rule as an admin wrote it.
 *
 * @param id 2 to 64 of a-z, 0-9 and hyphen; stays when the rule changes
 * @param family one of {@link Family#ids}
 * @param threshold points needed: an expression that is enough alone gives {@value #ENOUGH}, one
 *     that needs a companion gives {@value #ENOUGH} once it has one, one that only supports gives
 *     {@value #SUPPORT}
 * @param reach how many words away a companion may stand
 * @param companions what confirms an expression that needs a companion, besides the rule's other
 *     expressions
 * @param definition the text of the rule and of the shared lists it uses, whole: what a revision
 *     keeps
 * @param file where it was read
 */
public record Rule(
    String id,
    String family,
    String nameFr,
    String nameEn,
    int threshold,
    int reach,
    List<Clause> clauses,
    List<Expression> companions,
    List<String> mustMatch,
    List<String> mustNotMatch,
    String definition,
    Path file) {
  public static final int ENOUGH = 10;
  public static final int SUPPORT = 2;

  public Rule {
    clauses = List.copyOf(clauses);
    companions = List.copyOf(companions);
    mustMatch = List.copyOf(mustMatch);
    mustNotMatch = List.copyOf(mustNotMatch);
  }

  /**
   * One expression of a rule.
   *
   * @param written as in the file, on one line, at most 500 characters
   */
  public record Clause(Strength strength, Expression expression, String written) {}

  /** What an expression is worth. */
  public enum Strength {
    /** Enough alone. */
    STRONG,
    /** Counts when a companion stands near. */
    NEEDS_COMPANION,
    /** Only raises the score. */
    SUPPORTS
  }
}
