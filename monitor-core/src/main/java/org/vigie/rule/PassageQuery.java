package org.vigie.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import org.vigie.text.Word;

/**
 * What needs the places of words, not only their presence. Documents with one of the key words are
 * looked at; their positions decide.
 */
final class PassageQuery extends Query {
  private final String field;
  private final Check check;
  private final List<Word> words;
  private final @Nullable Set<Word> keys;
  private final Map<Expression, Query> facts = new HashMap<>();
  private final List<Sought> sought;

  /** What is asked of the places of a document; two equal checks ask the same. */
  sealed interface Check {
    /** The one that must have a passage, then the others. */
    List<Expression> expressions();

    /**
     * @param sought the expressions, ready to be looked for
     */
    boolean holds(List<Sought> sought, Places places);
  }

  /** The expression holds. */
  record Holds(Expression needed) implements Check {
    @Override
    public List<Expression> expressions() {
      return List.of(needed);
    }

    @Override
    public boolean holds(List<Sought> sought, Places places) {
      return sought.getFirst().in(places).holds();
    }
  }

  /** The expression has a passage with one of the companions within so many steps, beside it. */
  record Confirmed(Expression needed, List<Expression> companions, int reach) implements Check {
    @Override
    public List<Expression> expressions() {
      List<Expression> all = new ArrayList<>();
      all.add(needed);
      all.addAll(companions);
      return all;
    }

    @Override
    public boolean holds(List<Sought> sought, Places places) {
      Spans own = sought.getFirst().in(places).spans();
      for (Sought companion : sought.subList(1, sought.size())) {
        Spans others = companion.in(places).spans();
        for (int i = 0; i < own.size(); i++) {
          if (others.apart(own.get(i), reach) >= 0) {
            return true;
          }
        }
      }
      return false;
    }
  }

  PassageQuery(String field, Check check) {
    this.field = field;
    this.check = check;
    this.words = List.copyOf(Keys.words(check.expressions()));
    Map<Word, Integer> ids = new HashMap<>();
    words.forEach(word -> ids.put(word, ids.size()));
    this.sought = new Compiler(ids::get).compile(check.expressions());
    this.keys = new Keys(Map.of()).of(needed());
    check.expressions().forEach(this::collectFacts);
  }

  private Expression needed() {
    return check.expressions().getFirst();
  }

  private void collectFacts(Expression expression) {
    switch (expression) {
      case Expression.Cpv _, Expression.Kind _, Expression.Amount _, Expression.Place _ ->
          facts.computeIfAbsent(expression, ArchiveQuery::fact);
      case Expression.Field _ -> {}
      default -> expression.parts().forEach(this::collectFacts);
    }
  }

  /** Fields have key words of their own: those cannot narrow a query of the text. */
  private Query candidates() {
    if (keys == null || hasField(needed())) {
      return new MatchAllDocsQuery();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    new HashSet<>(keys)
        .forEach(word -> any.add(new TermQuery(term(word)), BooleanClause.Occur.SHOULD));
    return any.build();
  }

  private static boolean hasField(Expression expression) {
    return expression instanceof Expression.Field
        || expression.parts().stream().anyMatch(PassageQuery::hasField);
  }

  private Term term(Word word) {
    return new Term(field, ArchiveAnalysis.term(word));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    Weight candidates = weight(searcher, candidates());
    Map<Expression, Weight> known = new HashMap<>();
    for (Map.Entry<Expression, Query> fact : facts.entrySet()) {
      known.put(fact.getKey(), weight(searcher, fact.getValue()));
    }
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        Scorer scorer = candidates.scorer(context);
        if (scorer == null) {
          return null;
        }
        TwoPhaseIterator looking =
            new TwoPhaseIterator(scorer.iterator()) {
              @Override
              public boolean matches() {
                return check.holds(
                    sought,
                    new IndexedPlaces(
                        context.reader(),
                        approximation.docID(),
                        field,
                        words,
                        (fact, document) -> isTrue(known.get(fact), context, document)));
              }

              @Override
              public float matchCost() {
                return 100 * words.size();
              }
            };
        return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, looking));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return true;
      }
    };
  }

  private static Weight weight(IndexSearcher searcher, Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  private static boolean isTrue(@Nullable Weight fact, LeafReaderContext context, int document) {
    try {
      Scorer scorer = fact == null ? null : fact.scorer(context);
      return scorer != null && IndexedPlaces.isAt(scorer.iterator(), document);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (keys == null || hasField(needed())) {
      visitor.visitLeaf(this);
    } else if (visitor.acceptField(field)) {
      Collection<Term> terms = keys.stream().map(this::term).toList();
      visitor
          .getSubVisitor(BooleanClause.Occur.SHOULD, this)
          .consumeTerms(this, terms.toArray(Term[]::new));
    }
  }

  @Override
  public String toString(String defaultField) {
    return field + ":" + check;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PassageQuery query
        && query.field.equals(field)
        && query.check.equals(check);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, check);
  }
}
