package org.vigie.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;
import org.vigie.reading.PageText;
import org.vigie.text.FrenchText;
import org.vigie.text.Token;
import org.vigie.text.Word;

/**
 * What the matcher should say, found the slow way: every passage of every expression as a set,
 * every pair compared. It shares the words of the text with the matcher, and nothing else.
 */
final class SlowReader {
  private static final int BETWEEN_PAGES = 1_000;

  private final Matcher.Subject subject;
  private final List<Placed> words = new ArrayList<>();

  /** A word that counts, with its place on the line of all pages. */
  private record Placed(Token token, int place, int page) {}

  private record Passage(int start, int end) {}

  SlowReader(Matcher.Subject subject) {
    this.subject = subject;
    int place = 0;
    int number = 0;
    for (Matcher.Text text : subject.texts()) {
      for (PageText page : text.pages()) {
        place = read(page.text(), place, number++) + BETWEEN_PAGES;
      }
    }
  }

  private SlowReader(Matcher.Subject subject, @Nullable String field) {
    this.subject = subject;
    read(field == null ? "" : field, 0, 0);
  }

  private int read(String text, int first, int page) {
    int place = first;
    for (Token token : FrenchText.tokens(text)) {
      if (!token.isSmall()) {
        words.add(new Placed(token, place++, page));
      }
    }
    return place;
  }

  int score(Rule rule) {
    int score = 0;
    boolean carried = false;
    for (int i = 0; i < rule.clauses().size(); i++) {
      Rule.Clause clause = rule.clauses().get(i);
      if (!holds(clause.expression())) {
        continue;
      }
      switch (clause.strength()) {
        case STRONG -> {
          score += Rule.ENOUGH;
          carried = true;
        }
        case NEEDS_COMPANION -> {
          if (isConfirmed(i, rule)) {
            score += Rule.ENOUGH;
            carried = true;
          }
        }
        case SUPPORTS -> score += Rule.SUPPORT;
      }
    }
    return carried ? score : 0;
  }

  private boolean isConfirmed(int clause, Rule rule) {
    Set<Passage> companions = new HashSet<>();
    for (int i = 0; i < rule.clauses().size(); i++) {
      Rule.Clause other = rule.clauses().get(i);
      if (i != clause && other.strength() != Rule.Strength.SUPPORTS) {
        companions.addAll(passages(other.expression()));
      }
    }
    rule.companions().forEach(companion -> companions.addAll(passages(companion)));
    return passages(rule.clauses().get(clause).expression()).stream()
        .anyMatch(
            own ->
                companions.stream()
                    .anyMatch(other -> !overlap(own, other) && gap(own, other) <= rule.reach()));
  }

  private boolean holds(Expression expression) {
    return switch (expression) {
      case Expression.Cpv cpv ->
          subject.cpv().stream().anyMatch(code -> code.startsWith(cpv.prefix()));
      case Expression.Field field -> {
        boolean title = field.name() == Expression.Field.Name.TITLE;
        String text = title ? subject.title() : subject.buyer();
        yield new SlowReader(subject, text).holds(field.wanted());
      }
      case Expression.Kind kind -> subject.kind() != null && kind.kinds().contains(subject.kind());
      case Expression.Amount amount ->
          subject.amount() != null
              && (amount.least() == null
                  || subject.amount().doubleValue() >= amount.least().doubleValue())
              && (amount.most() == null
                  || subject.amount().doubleValue() <= amount.most().doubleValue());
      case Expression.Place place ->
          place.codes().stream()
              .anyMatch(
                  wanted ->
                      subject.places().contains(wanted)
                          || (wanted.kind() == PlaceCode.Kind.DEPARTEMENT
                              && subject.places().stream()
                                  .anyMatch(
                                      one ->
                                          one.kind() == PlaceCode.Kind.COMMUNE
                                              && one.code().startsWith(wanted.code()))));
      case Expression.Any any -> any.parts().stream().anyMatch(this::holds);
      case Expression.All all -> all.parts().stream().allMatch(this::holds);
      case Expression.AtLeast some ->
          some.parts().stream().filter(this::holds).count() >= some.number();
      case Expression.Unless unless -> holds(unless.wanted()) && !holds(unless.exclusion());
      case Expression.WordList list -> holds(list.any());
      case Expression.Phrase _,
          Expression.Near _,
          Expression.SameSentence _,
          Expression.UnlessNear _ ->
          !passages(expression).isEmpty();
    };
  }

  private Set<Passage> passages(Expression expression) {
    return switch (expression) {
      case Expression.Phrase phrase -> phrase(phrase.words());
      case Expression.Any any -> every(any.parts());
      case Expression.All all -> holds(all) ? every(all.parts()) : Set.of();
      case Expression.AtLeast some -> holds(some) ? every(some.parts()) : Set.of();
      case Expression.Near near -> near(near);
      case Expression.SameSentence same -> sameSentence(same.parts());
      case Expression.Unless unless ->
          holds(unless.exclusion()) ? Set.of() : passages(unless.wanted());
      case Expression.UnlessNear unless -> {
        Set<Passage> kept = new LinkedHashSet<>(passages(unless.wanted()));
        Set<Passage> exclusions = passages(unless.exclusion());
        kept.removeIf(
            own -> exclusions.stream().anyMatch(other -> gap(own, other) <= unless.words()));
        yield kept;
      }
      case Expression.WordList list -> passages(list.any());
      case Expression.Cpv _,
          Expression.Field _,
          Expression.Kind _,
          Expression.Amount _,
          Expression.Place _ ->
          Set.of();
    };
  }

  private Set<Passage> every(List<Expression> parts) {
    Set<Passage> all = new LinkedHashSet<>();
    parts.forEach(part -> all.addAll(passages(part)));
    return all;
  }

  private Set<Passage> phrase(List<Word> phrase) {
    Set<Passage> found = new LinkedHashSet<>();
    for (int first = 0; first + phrase.size() <= words.size(); first++) {
      boolean all = true;
      for (int i = 0; i < phrase.size(); i++) {
        Placed word = words.get(first + i);
        all &= is(word.token(), phrase.get(i));
        all &= word.page() == words.get(first).page();
        all &= word.token().clause() == words.get(first).token().clause();
      }
      if (all) {
        int place = words.get(first).place();
        found.add(new Passage(place, place + phrase.size()));
      }
    }
    return found;
  }

  private static boolean is(Token token, Word word) {
    return switch (word) {
      case Word.Code code -> token.cased().equals(code.written());
      case Word.Exact exact -> token.form().equals(exact.written());
      case Word.Prefix prefix -> token.form().startsWith(prefix.written());
      case Word.Inflected inflected -> {
        String form = inflected.written().replace('é', 'e');
        yield token.form().equals(form) || token.form().equals(form + "s");
      }
    };
  }

  /** From the first of them to the last, each of the others being the nearest to the first. */
  private Set<Passage> near(Expression.Near near) {
    Set<Passage> found = new LinkedHashSet<>();
    for (Passage anchor : passages(near.parts().getFirst())) {
      Passage hull = anchor;
      for (Expression other : near.parts().subList(1, near.parts().size())) {
        Passage nearest = nearest(anchor, passages(other), near.words());
        hull = hull == null || nearest == null ? null : hull(hull, nearest);
      }
      if (hull != null) {
        found.add(hull);
      }
    }
    return found;
  }

  /**
   * Of those that overlap, the one that reaches furthest; else the least far away, before rather
   * than after, and then the shortest.
   */
  private static @Nullable Passage nearest(Passage anchor, Set<Passage> others, int reach) {
    Comparator<Passage> furthest =
        Comparator.comparingInt((Passage one) -> -one.end()).thenComparingInt(Passage::start);
    Comparator<Passage> leastFar =
        Comparator.comparingInt((Passage one) -> gap(anchor, one))
            .thenComparingInt(one -> one.end() <= anchor.start() ? 0 : 1)
            .thenComparingInt(one -> one.end() - one.start());
    return others.stream()
        .filter(one -> overlap(anchor, one))
        .min(furthest)
        .or(() -> others.stream().filter(one -> gap(anchor, one) <= reach).min(leastFar))
        .orElse(null);
  }

  private static Passage hull(Passage a, Passage b) {
    return new Passage(Math.min(a.start(), b.start()), Math.max(a.end(), b.end()));
  }

  /** In each sentence where all begin, from the first to the last of them. */
  private Set<Passage> sameSentence(List<Expression> parts) {
    Set<Passage> found = new LinkedHashSet<>();
    for (Passage first : passages(parts.getFirst())) {
      Passage hull = first;
      boolean complete = true;
      for (Expression part : parts) {
        List<Passage> there =
            passages(part).stream().filter(one -> sentence(one).equals(sentence(first))).toList();
        complete &= !there.isEmpty();
        for (Passage one : there) {
          hull = hull(hull, one);
        }
      }
      if (complete) {
        found.add(hull);
      }
    }
    return found;
  }

  private String sentence(Passage passage) {
    Placed word =
        words.stream().filter(one -> one.place() == passage.start()).findFirst().orElseThrow();
    return word.page() + "/" + word.token().sentence();
  }

  private static boolean overlap(Passage a, Passage b) {
    return a.start() < b.end() && b.start() < a.end();
  }

  private static int gap(Passage a, Passage b) {
    return overlap(a, b) ? 0 : Math.max(b.start() - a.end(), a.start() - b.end());
  }
}
