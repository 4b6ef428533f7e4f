package org.vigie.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.text.Lexicon;

/** What one rule says of one reading: its score, and the passages that made it. */
final class Verdict {
  private static final int MOST_HITS = 20;
  private static final int MOST_OF_ONE_EXPRESSION = 5;

  private final Rule rule;
  private final Compiled compiled;
  private final Reading reading;
  private final List<Compiled.Answer> answers = new ArrayList<>();
  private final List<Spans> companions = new ArrayList<>();
  private final List<Long> accepted = new ArrayList<>();
  private final List<Matcher.Hit> hits = new ArrayList<>();
  private final List<Matcher.Hit> supports = new ArrayList<>();
  private int score;
  private boolean carried;

  /** What stands near a passage and confirms it. */
  private record Companion(long span, Expression expression) {}

  Verdict(Rule rule, Compiled compiled, Reading reading) {
    this.rule = rule;
    this.compiled = compiled;
    this.reading = reading;
    for (Rule.Clause clause : rule.clauses()) {
      answers.add(compiled.answer(clause.expression(), reading));
    }
    boolean needed = false;
    for (int i = 0; i < answers.size(); i++) {
      needed |= strength(i) == Rule.Strength.NEEDS_COMPANION && answers.get(i).holds();
    }
    if (needed) {
      for (Expression companion : rule.companions()) {
        companions.add(compiled.answer(companion, reading).spans());
      }
    }
  }

  Optional<Matcher.Found> found() {
    for (Rule.Strength strength : Rule.Strength.values()) {
      for (int i = 0; i < answers.size(); i++) {
        if (strength(i) == strength && answers.get(i).holds()) {
          weigh(i);
        }
      }
    }
    if (!carried || score < rule.threshold()) {
      return Optional.empty();
    }
    for (Matcher.Hit support : supports) {
      if (hits.size() < MOST_HITS) {
        hits.add(support);
      }
    }
    return Optional.of(new Matcher.Found(rule.id(), rule.family(), score, rule.threshold(), hits));
  }

  private Rule.Strength strength(int clause) {
    return rule.clauses().get(clause).strength();
  }

  private void weigh(int clause) {
    Spans spans = answers.get(clause).spans();
    Expression expression = rule.clauses().get(clause).expression();
    switch (strength(clause)) {
      case STRONG -> {
        score += Rule.ENOUGH;
        carried = true;
        for (int i = 0; i < Math.min(spans.size(), MOST_OF_ONE_EXPRESSION); i++) {
          accept(spans.get(i), expression);
        }
      }
      case NEEDS_COMPANION -> confirm(clause, spans, expression);
      case SUPPORTS -> {
        score += Rule.SUPPORT;
        if (!spans.isEmpty()) {
          support(new Companion(spans.get(0), expression));
        }
      }
    }
  }

  private void confirm(int clause, Spans spans, Expression expression) {
    int confirmed = 0;
    for (int i = 0; i < spans.size() && confirmed < MOST_OF_ONE_EXPRESSION; i++) {
      Companion companion = companion(clause, spans.get(i));
      if (companion != null) {
        confirmed++;
        accept(spans.get(i), expression);
        support(companion);
      }
    }
    if (confirmed > 0) {
      score += Rule.ENOUGH;
      carried = true;
    }
  }

  private @Nullable Companion companion(int clause, long span) {
    int reach = rule.reach() * Lexicon.WORD_STEP;
    for (int other = 0; other < answers.size(); other++) {
      if (other != clause && strength(other) != Rule.Strength.SUPPORTS) {
        long near = answers.get(other).spans().apart(span, reach);
        if (near >= 0) {
          return new Companion(near, rule.clauses().get(other).expression());
        }
      }
    }
    for (int i = 0; i < companions.size(); i++) {
      long near = companions.get(i).apart(span, reach);
      if (near >= 0) {
        return new Companion(near, rule.companions().get(i));
      }
    }
    return null;
  }

  /** A passage inside one already taken says nothing new. */
  private void accept(long span, Expression expression) {
    for (long known : accepted) {
      if (Spans.start(known) <= Spans.start(span) && Spans.end(span) <= Spans.end(known)) {
        return;
      }
    }
    if (hits.size() < MOST_HITS) {
      accepted.add(span);
      hits.add(reading.hit(span, words(span, expression), false));
    }
  }

  private void support(Companion companion) {
    long span = companion.span();
    Matcher.Hit hit = reading.hit(span, words(span, companion.expression()), true);
    if (supports.size() < MOST_HITS
        && !accepted.contains(span)
        && supports.stream().noneMatch(known -> same(known, hit))) {
      supports.add(hit);
    }
  }

  private String words(long span, Expression expression) {
    return Wording.of(compiled.told(expression, span, reading));
  }

  private static boolean same(Matcher.Hit a, Matcher.Hit b) {
    return a.text() == b.text() && a.page() == b.page() && a.start() == b.start();
  }
}
