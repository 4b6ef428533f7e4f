package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Thousands of random rules and texts: the matcher says what a slow and simple reader says. */
class MatcherPropertyTest {
  private static final int ROUNDS = 400;
  private static final int RULES = 12;
  private final RandomRules random = new RandomRules(20261124);

  @Test
  void agrees_with_a_reader_that_tries_everything() {
    int matches = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Rule> rules = new ArrayList<>();
      for (int i = 0; i < RULES; i++) {
        rules.add(random.rule("rule-" + i));
      }
      Matcher matcher = Matchers.of(rules);
      for (int text = 0; text < 5; text++) {
        Matcher.Subject subject = random.subject();
        Set<String> expected = new TreeSet<>();
        for (Rule rule : rules) {
          int score = new SlowReader(subject).score(rule);
          if (score >= rule.threshold()) {
            expected.add(rule.id() + "=" + score);
          }
        }
        Set<String> found =
            matcher.match(subject).stream()
                .map(one -> one.ruleId() + "=" + one.score())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).as("round %s: %s %s", round, subject, rules).isEqualTo(expected);
        matches += found.size();
      }
    }
    assertThat(matches).isBetween(ROUNDS, ROUNDS * RULES * 4);
  }
}
