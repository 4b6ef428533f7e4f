package org.vigie.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.PageText;
import org.vigie.text.FrenchText;
import org.vigie.text.Lexicon;
import org.vigie.text.Token;

/**
 * A subject, read once: where each word of the lexicon stands. All pages share one line of places,
 * with a gap between pages so that nothing is near across it.
 */
final class Reading implements Places {
  private static final int GAP_IN_WORDS = 1_000;

  private final Lexicon lexicon;
  private final Occurrences words = new Occurrences();
  private final @Nullable Spans[] shared;
  private final List<Page> pages = new ArrayList<>();
  private final Matcher.@Nullable Subject subject;
  private @Nullable Reading title;
  private @Nullable Reading buyer;

  private record Page(int text, int number, int firstPlace, List<Token> counted) {}

  private Reading(Lexicon lexicon, int sharedLists, Matcher.@Nullable Subject subject) {
    this.lexicon = lexicon;
    this.shared = new Spans[sharedLists];
    this.subject = subject;
  }

  static Reading of(Lexicon lexicon, int sharedLists, Matcher.Subject subject) {
    Reading reading = new Reading(lexicon, sharedLists, subject);
    int place = 0;
    for (int text = 0; text < subject.texts().size(); text++) {
      for (PageText page : subject.texts().get(text).pages()) {
        place = reading.read(text, page.number(), page.text(), place) + GAP_IN_WORDS;
      }
    }
    reading.title = field(lexicon, sharedLists, subject.title());
    String name = subject.buyer();
    reading.buyer = field(lexicon, sharedLists, name == null ? "" : name);
    return reading;
  }

  private static Reading field(Lexicon lexicon, int sharedLists, String text) {
    Reading reading = new Reading(lexicon, sharedLists, null);
    reading.read(0, 1, text, 0);
    return reading;
  }

  private int read(int text, int number, String pageText, int firstPlace) {
    List<Token> tokens = FrenchText.tokens(pageText);
    List<Token> counted = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      if (!token.isSmall()) {
        counted.add(token);
      }
    }
    pages.add(new Page(text, number, firstPlace, counted));
    int first = firstPlace * Lexicon.WORD_STEP;
    lexicon.read(tokens, (id, start, end) -> words.add(id, first + start, first + end));
    return firstPlace + counted.size();
  }

  /** Takes each word that stands in this text alone. */
  void forEachWord(IntConsumer taker) {
    for (int i = 0; i < words.distinct(); i++) {
      taker.accept(words.word(i));
    }
  }

  /** Takes each word that stands in the text, its title or the buyer's name. */
  void forEachWordAnywhere(IntConsumer taker) {
    forEachWord(taker);
    if (title != null) {
      title.forEachWord(taker);
    }
    if (buyer != null) {
      buyer.forEachWord(taker);
    }
  }

  @Override
  public boolean has(int id) {
    return words.has(id);
  }

  @Override
  public Spans word(int id) {
    return words.of(id);
  }

  /** The places of a shared list, kept for the other rules that use it. */
  @Override
  public Spans shared(int slot, java.util.function.Supplier<Spans> places) {
    Spans spans = shared[slot];
    if (spans == null) {
      spans = places.get();
      shared[slot] = spans;
    }
    return spans;
  }

  @Override
  public Reading field(Expression.Field.Name name) {
    Reading field = name == Expression.Field.Name.TITLE ? title : buyer;
    return field == null ? this : field;
  }

  @Override
  public boolean isTrue(Expression fact) {
    if (subject == null) {
      return false;
    }
    String kind = subject.kind();
    return switch (fact) {
      case Expression.Cpv cpv ->
          subject.cpv().stream().anyMatch(code -> code.startsWith(cpv.prefix()));
      case Expression.Kind wanted -> kind != null && wanted.kinds().contains(kind);
      case Expression.Amount amount -> amount.holds(subject.amount());
      case Expression.Place place -> place.holds(subject.places());
      default -> throw new IllegalArgumentException("not a fact: " + fact);
    };
  }

  /** First words of sentences, in steps. */
  List<Integer> sentenceStarts() {
    return starts(Token::sentence);
  }

  /** First words of parts of sentences, in steps. */
  List<Integer> clauseStarts() {
    return starts(Token::clause);
  }

  private List<Integer> starts(ToIntFunction<Token> number) {
    List<Integer> starts = new ArrayList<>();
    for (Page page : pages) {
      List<Token> tokens = page.counted();
      for (int i = 0; i < tokens.size(); i++) {
        if (i == 0 || number.applyAsInt(tokens.get(i)) != number.applyAsInt(tokens.get(i - 1))) {
          starts.add((page.firstPlace() + i) * Lexicon.WORD_STEP);
        }
      }
    }
    return starts;
  }

  /** Number of the sentence in which the place is, different on each page. */
  @Override
  public long sentence(int step) {
    int at = page(step);
    Page page = pages.get(at);
    return ((long) at << 32) | token(page, step).sentence();
  }

  /** Do the words before and from the place stand in one part of a sentence? */
  @Override
  public boolean isWithinAClause(int step) {
    Page page = pages.get(page(step));
    return token(page, step).clause() == token(page, step - 1).clause();
  }

  Matcher.Hit hit(long span, String expression, boolean companion) {
    Page page = pages.get(page(Spans.start(span)));
    return new Matcher.Hit(
        page.text(),
        page.number(),
        token(page, Spans.start(span)).start(),
        token(page, Spans.end(span) - 1).end(),
        expression,
        companion);
  }

  private static Token token(Page page, int step) {
    return page.counted().get(step / Lexicon.WORD_STEP - page.firstPlace());
  }

  private int page(int step) {
    int place = step / Lexicon.WORD_STEP;
    int low = 0;
    int high = pages.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pages.get(middle).firstPlace() <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
