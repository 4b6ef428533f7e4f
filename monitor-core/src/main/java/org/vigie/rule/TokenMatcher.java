package org.vigie.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.text.Lexicon;
import org.vigie.text.Word;

/**
 * All rules against one text, which is read once. Each rule is filed under the rarest words that it
 * cannot do without; only those whose word stands in the text are looked at.
 */
final class TokenMatcher implements Matcher {
  private final List<Rule> rules;
  private final Lexicon lexicon;
  private final Compiled compiled;
  private final int[][] rulesByWord;
  private final BitSet always = new BitSet();

  TokenMatcher(Collection<Rule> rules) {
    this.rules = List.copyOf(rules);
    Map<Word, Integer> frequency = new HashMap<>();
    for (Rule rule : this.rules) {
      Compiled.words(expressions(rule)).forEach(word -> frequency.merge(word, 1, Integer::sum));
    }
    lexicon = new Lexicon(frequency.keySet());
    compiled = new Compiled(lexicon::id);
    List<List<Integer>> filed = new ArrayList<>();
    for (int i = 0; i < lexicon.size(); i++) {
      filed.add(new ArrayList<>(1));
    }
    for (int i = 0; i < this.rules.size(); i++) {
      expressions(this.rules.get(i)).forEach(compiled::prepare);
      file(i, frequency, filed);
    }
    rulesByWord =
        filed.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  private static List<Expression> expressions(Rule rule) {
    List<Expression> all = new ArrayList<>(rule.companions());
    rule.clauses().forEach(clause -> all.add(clause.expression()));
    return all;
  }

  private void file(int rule, Map<Word, Integer> frequency, List<List<Integer>> filed) {
    Set<Word> all = new HashSet<>();
    for (Rule.Clause clause : rules.get(rule).clauses()) {
      if (clause.strength() == Rule.Strength.SUPPORTS) {
        continue;
      }
      Set<Word> keys = compiled.keys(clause.expression(), frequency);
      if (keys == null) {
        always.set(rule);
        return;
      }
      all.addAll(keys);
    }
    all.forEach(word -> filed.get(lexicon.id(word)).add(rule));
  }

  @Override
  public List<Found> match(Subject subject) {
    Reading reading = Reading.of(lexicon, compiled.slots(), subject);
    BitSet candidates = (BitSet) always.clone();
    for (int word : reading.touched()) {
      for (int rule : rulesByWord[word]) {
        candidates.set(rule);
      }
    }
    List<Found> found = new ArrayList<>();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      new Verdict(rules.get(i), compiled, reading).found().ifPresent(found::add);
    }
    return List.copyOf(found);
  }
}
