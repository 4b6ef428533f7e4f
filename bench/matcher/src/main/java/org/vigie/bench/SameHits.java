package org.vigie.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vigie.rule.Expression;
import org.vigie.rule.Matcher;
import org.vigie.rule.Rule;

/** Whether both find the same passages of the same rules, at the same characters. */
final class SameHits {
  /** The matcher keeps so many passages of one expression. */
  private static final int KEPT = 5;

  private SameHits() {}

  static List<Rival.Passage> ours(Matcher matcher, Matcher.Subject text) {
    List<Rival.Passage> passages = new ArrayList<>();
    for (Matcher.Found found : matcher.match(text)) {
      for (Matcher.Hit hit : found.hits()) {
        passages.add(new Rival.Passage(found.ruleId(), hit.start(), hit.end()));
      }
    }
    return passages;
  }

  /**
   * Throws where they differ. Of words near each other that are repeated, Lucene tells the closest
   * pairs and ours each first word with its nearest: there, only the rule is compared.
   *
   * @return how many passages were compared
   */
  static int check(List<Rule> rules, Matcher matcher, Rival rival, List<Matcher.Subject> texts) {
    Set<String> near =
        rules.stream()
            .filter(rule -> rule.clauses().getFirst().expression() instanceof Expression.Near)
            .map(Rule::id)
            .collect(Collectors.toSet());
    int compared = 0;
    for (Matcher.Subject text : texts) {
      Map<String, List<Rival.Passage>> mine = byRule(ours(matcher, text));
      Map<String, List<Rival.Passage>> theirs = byRule(rival.match(text));
      near.stream()
          .filter(rule -> mine.containsKey(rule) && theirs.containsKey(rule))
          .filter(rule -> mine.get(rule).size() > 1 || theirs.get(rule).size() > 1)
          .forEach(rule -> theirs.put(rule, mine.get(rule)));
      if (!mine.equals(theirs)) {
        Map<String, List<Rival.Passage>> both = new TreeMap<>(mine);
        both.entrySet().retainAll(theirs.entrySet());
        mine.entrySet().removeAll(both.entrySet());
        theirs.entrySet().removeAll(both.entrySet());
        throw new IllegalStateException("only ours: " + mine + "; only the rival's: " + theirs);
      }
      compared += mine.values().stream().mapToInt(List::size).sum();
    }
    return compared;
  }

  private static Map<String, List<Rival.Passage>> byRule(List<Rival.Passage> passages) {
    Map<String, List<Rival.Passage>> byRule = new TreeMap<>();
    passages.stream()
        .sorted(Rival.ORDER)
        .forEach(
            passage -> {
              var kept = byRule.computeIfAbsent(passage.rule(), rule -> new ArrayList<>());
              if (kept.size() < KEPT) {
                kept.add(passage);
              }
            });
    return byRule;
  }
}
