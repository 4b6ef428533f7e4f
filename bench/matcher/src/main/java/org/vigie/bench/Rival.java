package org.vigie.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.vigie.rule.Expression;
import org.vigie.rule.Matcher;
import org.vigie.rule.Rule;
import org.vigie.text.FrenchText;
import org.vigie.text.Token;
import org.vigie.text.Word;

/**
 * The rules as Lucene's own queries in its Monitor, with its highlights for the hits. The analysis
 * is ours: {@link FrenchText} and its stems, small words left out.
 */
final class Rival implements AutoCloseable {
  private static final String FIELD = "text";

  private final Monitor monitor;

  /** A passage that a rule found. */
  record Passage(String rule, int start, int end) {}

  Rival(List<Rule> rules, Presearcher presearcher) throws IOException {
    monitor = new Monitor(new KeywordAnalyzer(), presearcher);
    List<MonitorQuery> queries = new ArrayList<>();
    for (Rule rule : rules) {
      queries.add(new MonitorQuery(rule.id(), query(rule.clauses().getFirst().expression())));
    }
    monitor.register(queries);
  }

  /**
   * @param passes 0: the one of single terms
   */
  static Presearcher presearcher(int passes) {
    return passes == 0
        ? new TermFilteredPresearcher()
        : new MultipassTermFilteredPresearcher(passes);
  }

  List<Passage> match(Matcher.Subject subject) {
    Document document = new Document();
    document.add(new TextField(FIELD, new Stems(Corpus.text(subject))));
    List<Passage> passages = new ArrayList<>();
    try {
      for (HighlightsMatch match : monitor.match(document, HighlightsMatch.MATCHER).getMatches()) {
        Collection<HighlightsMatch.Hit> hits = match.getHits(FIELD);
        hits.forEach(
            hit ->
                passages.add(new Passage(match.getQueryId(), hit.startOffset(), hit.endOffset())));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return passages;
  }

  private static Query query(Expression expression) {
    return switch (expression) {
      case Expression.Phrase phrase when phrase.words().size() == 1 ->
          new TermQuery(term(phrase.words().getFirst()));
      case Expression.Phrase phrase -> phrase(0, phrase.words());
      case Expression.Any any -> several(any.parts(), BooleanClause.Occur.SHOULD);
      case Expression.All all -> several(all.parts(), BooleanClause.Occur.MUST);
      case Expression.Near near -> near(near);
      case Expression.Unless unless ->
          new BooleanQuery.Builder()
              .add(query(unless.wanted()), BooleanClause.Occur.MUST)
              .add(query(unless.exclusion()), BooleanClause.Occur.MUST_NOT)
              .build();
      default -> throw new IllegalArgumentException(expression.toString());
    };
  }

  private static Query several(List<Expression> parts, BooleanClause.Occur occur) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    parts.forEach(part -> all.add(query(part), occur));
    return all.build();
  }

  private static PhraseQuery phrase(int slop, List<Word> words) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    words.forEach(word -> phrase.add(term(word)));
    return phrase.build();
  }

  /** Two words in either order: the slop of a phrase counts two more for the wrong one. */
  private static Query near(Expression.Near near) {
    List<Word> words = new ArrayList<>();
    near.parts().forEach(part -> words.addAll(((Expression.Phrase) part).words()));
    return new BooleanQuery.Builder()
        .add(phrase(near.words(), words), BooleanClause.Occur.SHOULD)
        .add(phrase(near.words(), words.reversed()), BooleanClause.Occur.SHOULD)
        .build();
  }

  private static Term term(Word word) {
    return new Term(FIELD, FrenchText.tokens(word.written()).getFirst().stem());
  }

  @Override
  public void close() throws IOException {
    monitor.close();
  }

  private static final class Stems extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private final List<Token> tokens;
    private int next;

    Stems(String text) {
      tokens = FrenchText.tokens(text);
    }

    @Override
    public boolean incrementToken() {
      while (next < tokens.size() && tokens.get(next).isSmall()) {
        next++;
      }
      if (next == tokens.size()) {
        return false;
      }
      clearAttributes();
      Token token = tokens.get(next++);
      term.append(token.stem());
      offsets.setOffset(token.start(), token.end());
      return true;
    }
  }

  static final Comparator<Passage> ORDER =
      Comparator.comparing(Passage::rule)
          .thenComparingInt(Passage::start)
          .thenComparingInt(Passage::end);
}
