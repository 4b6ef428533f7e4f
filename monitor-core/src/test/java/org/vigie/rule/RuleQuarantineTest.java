package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.text.Word;

/** A rule that throws, when it is loaded or at a text, harms no other. */
class RuleQuarantineTest {
  private static final Matcher.Subject TEXT = Evaluation.lone("Une caméra sur la place.");

  @Test
  void a_rule_that_throws_is_left_out_and_told_and_the_others_go_on() {
    Matcher matcher = new TokenMatcher(List.of(failing(), looking("sound")));

    assertThat(matcher.match(TEXT)).extracting(Matcher.Found::ruleId).containsExactly("sound");
    assertThat(matcher.match(TEXT)).extracting(Matcher.Found::ruleId).containsExactly("sound");

    assertThat(matcher.failures()).extracting(Matcher.Failure::ruleId).containsExactly("failing");
    assertThat(matcher.failures().getFirst().problem()).contains("IndexOutOfBounds");
  }

  @Test
  void what_a_rule_costs_is_measured_where_a_text_has_its_words() {
    Matcher matcher = new TokenMatcher(List.of(looking("sound"), rule("other", phrase("drone"))));
    matcher.match(TEXT);

    List<Matcher.Cost> costs = matcher.takeCosts();

    assertThat(costs).extracting(Matcher.Cost::ruleId).containsExactly("sound");
    assertThat(costs.getFirst().looks()).isPositive();
    assertThat(costs.getFirst().nanos()).isPositive();
    assertThat(matcher.takeCosts()).isEmpty();
  }

  /** A phrase without words, which no reader lets through. */
  private static Rule failing() {
    return rule("failing", new Expression.Phrase(List.of()));
  }

  private static Rule looking(String id) {
    return rule(id, phrase("caméra"));
  }

  private static Expression phrase(String word) {
    return new Expression.Phrase(List.of(new Word.Inflected(word)));
  }

  private static Rule rule(String id, Expression expression) {
    return new Rule(
        id,
        "videoprotection",
        id,
        id,
        Rule.ENOUGH,
        0,
        List.of(new Rule.Clause(Rule.Strength.STRONG, expression, "")),
        List.of(),
        List.of(),
        List.of(),
        "",
        Path.of(id));
  }
}
