package org.vigie.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.text.Lexicon;
import org.vigie.text.Word;

/**
 * All rules against one text, which is read once. Each rule is filed under the rarest words that it
 * cannot do without; only those whose word stands in the text are looked at. A rule that throws is
 * not looked at again.
 */
final class TokenMatcher implements Matcher {
  private static final int[] NONE = {};

  private final Lexicon lexicon;
  private final int sharedLists;
  private final @Nullable ReadyRule[] rules;
  private final int[][] rulesByWord;
  private final BitSet always = new BitSet();
  private final RuleWatch watch;

  TokenMatcher(Collection<Rule> all) {
    watch = new RuleWatch(List.copyOf(all));
    rules = new ReadyRule[all.size()];
    Map<Word, Integer> frequency = new HashMap<>();
    for (Rule rule : all) {
      Keys.words(expressions(rule)).forEach(word -> frequency.merge(word, 1, Integer::sum));
    }
    lexicon = new Lexicon(frequency.keySet());
    rulesByWord = new int[lexicon.size()][];
    Arrays.fill(rulesByWord, NONE);
    Compiler compiler = new Compiler(lexicon::id);
    Keys keys = new Keys(frequency);
    int number = 0;
    for (Rule rule : all) {
      try {
        rules[number] = ReadyRule.of(rule, compiler);
        file(number, rule, keys);
      } catch (RuntimeException broken) {
        watch.failed(number, broken);
      }
      number++;
    }
    sharedLists = compiler.slots();
  }

  private static List<Expression> expressions(Rule rule) {
    List<Expression> all = new ArrayList<>(rule.companions());
    rule.clauses().forEach(clause -> all.add(clause.expression()));
    return all;
  }

  private void file(int number, Rule rule, Keys keys) {
    Set<Word> all = new HashSet<>();
    for (Rule.Clause clause : rule.clauses()) {
      if (clause.strength() == Rule.Strength.SUPPORTS) {
        continue;
      }
      Set<Word> needed = keys.of(clause.expression());
      if (needed == null) {
        always.set(number);
        return;
      }
      all.addAll(needed);
    }
    for (Word word : all) {
      int id = lexicon.id(word);
      int[] filed = Arrays.copyOf(rulesByWord[id], rulesByWord[id].length + 1);
      filed[filed.length - 1] = number;
      rulesByWord[id] = filed;
    }
  }

  @Override
  public List<Found> match(Subject subject) {
    Reading reading = Reading.of(lexicon, sharedLists, subject);
    BitSet candidates = (BitSet) always.clone();
    reading.forEachWordAnywhere(
        word -> {
          for (int rule : rulesByWord[word]) {
            candidates.set(rule);
          }
        });
    boolean timed = watch.isTimed();
    List<Found> found = new ArrayList<>();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      long start = timed ? System.nanoTime() : 0;
      look(i, reading).ifPresent(found::add);
      if (timed) {
        watch.looked(i, System.nanoTime() - start);
      }
    }
    return List.copyOf(found);
  }

  private Optional<Found> look(int number, Reading reading) {
    ReadyRule rule = rules[number];
    if (rule == null || watch.isQuarantined(number)) {
      return Optional.empty();
    }
    try {
      Verdict verdict = Verdict.of(rule, reading);
      return verdict == null ? Optional.empty() : verdict.found();
    } catch (RuntimeException | StackOverflowError broken) {
      watch.failed(number, broken);
      return Optional.empty();
    }
  }

  @Override
  public List<Failure> failures() {
    return watch.failures();
  }

  @Override
  public List<Cost> takeCosts() {
    return watch.takeCosts();
  }
}
