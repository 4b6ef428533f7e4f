package org.vigie.match;

import java.util.List;
import org.vigie.rule.Matcher;

/**
 * The rules in force: the matcher, and the text of each rule, so that a match can always say what
 * found it.
 */
public record RuleBook(Matcher matcher, List<RuleText> rules) {
  public RuleBook {
    rules = List.copyOf(rules);
  }

  /**
   * A rule as it is kept.
   *
   * @param definition its YAML, whole; another text is another revision
   * @param state for example {@code active}
   */
  public record RuleText(
      String id, String family, String nameFr, String nameEn, String definition, String state) {}
}
