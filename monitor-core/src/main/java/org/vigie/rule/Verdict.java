package org.vigie.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.text.Lexicon;

/** What one rule says of one reading: its score, and the passages that made it. */
final class Verdict {
  private static final int MOST_HITS = 20;
  private static final int MOST_OF_ONE_EXPRESSION = 5;

  private final ReadyRule ready;
  private final Rule rule;
  private final Reading reading;
  private final Answer[] answers;
  private final List<Spans> companions = new ArrayList<>();
  private final List<Long> accepted = new ArrayList<>();
  private final List<Matcher.Hit> hits = new ArrayList<>();
  private final List<Matcher.Hit> supports = new ArrayList<>();
  private int score;
  private boolean carried;

  /** What stands near a passage and confirms it. */
  private record Companion(long span, Sought sought) {}

  private Verdict(ReadyRule ready, Answer[] answers, Reading reading) {
    this.ready = ready;
    this.rule = ready.rule();
    this.reading = reading;
    this.answers = answers;
    boolean needed = false;
    for (int i = 0; i < answers.length; i++) {
      if (ready.strength(i) == Rule.Strength.SUPPORTS) {
        answers[i] = ready.clauses().get(i).in(reading);
      }
      needed |= ready.strength(i) == Rule.Strength.NEEDS_COMPANION && answers[i].holds();
    }
    if (needed) {
      for (Sought companion : ready.companions()) {
        companions.add(companion.in(reading).spans());
      }
    }
  }

  /** Most rules are looked at and do not hold: for those nothing is allocated. */
  static @Nullable Verdict of(ReadyRule ready, Reading reading) {
    Answer[] answers = null;
    for (int i = 0; i < ready.clauses().size(); i++) {
      if (ready.strength(i) != Rule.Strength.SUPPORTS) {
        Answer answer = ready.clauses().get(i).in(reading);
        if (answer.holds()) {
          if (answers == null) {
            answers = new Answer[ready.clauses().size()];
            Arrays.fill(answers, Answer.NO);
          }
          answers[i] = answer;
        }
      }
    }
    return answers == null ? null : new Verdict(ready, answers, reading);
  }

  Optional<Matcher.Found> found() {
    for (Rule.Strength strength : Rule.Strength.values()) {
      for (int i = 0; i < answers.length; i++) {
        if (ready.strength(i) == strength && answers[i].holds()) {
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

  private void weigh(int clause) {
    Spans spans = answers[clause].spans();
    Sought sought = ready.clauses().get(clause);
    switch (ready.strength(clause)) {
      case STRONG -> {
        score += Rule.ENOUGH;
        carried = true;
        for (int i = 0; i < Math.min(spans.size(), MOST_OF_ONE_EXPRESSION); i++) {
          accept(spans.get(i), sought);
        }
      }
      case NEEDS_COMPANION -> confirm(clause, spans, sought);
      case SUPPORTS -> {
        score += Rule.SUPPORT;
        if (!spans.isEmpty()) {
          support(new Companion(spans.get(0), sought));
        }
      }
    }
  }

  private void confirm(int clause, Spans spans, Sought sought) {
    int confirmed = 0;
    for (int i = 0; i < spans.size() && confirmed < MOST_OF_ONE_EXPRESSION; i++) {
      Companion companion = companion(clause, spans.get(i));
      if (companion != null) {
        confirmed++;
        accept(spans.get(i), sought);
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
    for (int other = 0; other < answers.length; other++) {
      if (other != clause && ready.strength(other) != Rule.Strength.SUPPORTS) {
        long near = answers[other].spans().apart(span, reach);
        if (near >= 0) {
          return new Companion(near, ready.clauses().get(other));
        }
      }
    }
    for (int i = 0; i < companions.size(); i++) {
      long near = companions.get(i).apart(span, reach);
      if (near >= 0) {
        return new Companion(near, ready.companions().get(i));
      }
    }
    return null;
  }

  /** A passage inside one already taken says nothing new. */
  private void accept(long span, Sought sought) {
    for (long known : accepted) {
      if (Spans.start(known) <= Spans.start(span) && Spans.end(span) <= Spans.end(known)) {
        return;
      }
    }
    if (hits.size() < MOST_HITS) {
      accepted.add(span);
      hits.add(reading.hit(span, words(span, sought), false));
    }
  }

  private void support(Companion companion) {
    long span = companion.span();
    Matcher.Hit hit = reading.hit(span, words(span, companion.sought()), true);
    if (supports.size() < MOST_HITS
        && !accepted.contains(span)
        && supports.stream().noneMatch(known -> same(known, hit))) {
      supports.add(hit);
    }
  }

  private String words(long span, Sought sought) {
    return Wording.of(sought.told(span, reading));
  }

  private static boolean same(Matcher.Hit a, Matcher.Hit b) {
    return a.text() == b.text() && a.page() == b.page() && a.start() == b.start();
  }
}
