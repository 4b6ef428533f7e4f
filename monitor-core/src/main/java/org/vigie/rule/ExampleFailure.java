package org.vigie.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * An example of a rule that the rule does not live up to.
 *
 * @param mustMatch what the example asks
 */
public record ExampleFailure(Rule rule, String example, boolean mustMatch) {

  /** Runs each rule, alone, over its own examples. */
  public static List<ExampleFailure> of(List<Rule> rules) {
    List<ExampleFailure> failures = new ArrayList<>();
    for (Rule rule : rules) {
      Matcher matcher = Matchers.of(List.of(rule));
      for (String example : rule.mustMatch()) {
        if (matcher.match(Evaluation.lone(example)).isEmpty()) {
          failures.add(new ExampleFailure(rule, example, true));
        }
      }
      for (String example : rule.mustNotMatch()) {
        if (!matcher.match(Evaluation.lone(example)).isEmpty()) {
          failures.add(new ExampleFailure(rule, example, false));
        }
      }
    }
    return failures;
  }
}
