package org.vigie.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.vigie.place.PlaceCode;
import org.vigie.text.Lexicon;

/**
 * A rule as a Lucene query over what {@link ArchiveAnalysis} indexed. It finds what the {@link
 * Matcher} finds and scores as it does; a property test compares the two.
 */
public final class ArchiveQuery {
  private ArchiveQuery() {}

  /** The query; a document's Lucene score is the rule's. */
  public static Query of(Rule rule) {
    List<Query> carrying = new ArrayList<>();
    List<Query> supporting = new ArrayList<>();
    for (int i = 0; i < rule.clauses().size(); i++) {
      Expression expression = rule.clauses().get(i).expression();
      switch (rule.clauses().get(i).strength()) {
        case STRONG -> carrying.add(holds(ArchiveAnalysis.TEXT, expression));
        case NEEDS_COMPANION -> carrying.add(confirmed(rule, i));
        case SUPPORTS -> supporting.add(holds(ArchiveAnalysis.TEXT, expression));
      }
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(reaches(rule.threshold(), carrying, supporting), BooleanClause.Occur.FILTER);
    carrying.forEach(one -> query.add(worth(one, Rule.ENOUGH), BooleanClause.Occur.SHOULD));
    supporting.forEach(one -> query.add(worth(one, Rule.SUPPORT), BooleanClause.Occur.SHOULD));
    return query.build();
  }

  private static Query worth(Query query, int points) {
    return new BoostQuery(new ConstantScoreQuery(query), points);
  }

  private static Query confirmed(Rule rule, int clause) {
    List<Expression> companions = new ArrayList<>();
    for (int i = 0; i < rule.clauses().size(); i++) {
      if (i != clause && rule.clauses().get(i).strength() != Rule.Strength.SUPPORTS) {
        companions.add(rule.clauses().get(i).expression());
      }
    }
    companions.addAll(rule.companions());
    return new PassageQuery(
        ArchiveAnalysis.TEXT,
        new PassageQuery.Confirmed(
            rule.clauses().get(clause).expression(), companions, rule.reach() * Lexicon.WORD_STEP));
  }

  /** One way for each number of carrying clauses, with as many supporting ones as are missing. */
  private static Query reaches(int threshold, List<Query> carrying, List<Query> supporting) {
    List<Query> ways = new ArrayList<>();
    for (int carriers = 1; carriers <= carrying.size(); carriers++) {
      int missing = Math.max(0, threshold - carriers * Rule.ENOUGH);
      int supports = (missing + Rule.SUPPORT - 1) / Rule.SUPPORT;
      if (supports <= supporting.size()) {
        Query carried = atLeast(carriers, carrying);
        ways.add(supports == 0 ? carried : all(List.of(carried, atLeast(supports, supporting))));
      }
      if (supports == 0) {
        break;
      }
    }
    return any(ways);
  }

  private static Query holds(String field, Expression expression) {
    return switch (expression) {
      case Expression.Phrase phrase when phrase.words().size() == 1 ->
          new TermQuery(new Term(field, ArchiveAnalysis.term(phrase.words().getFirst())));
      case Expression.Phrase _,
          Expression.Near _,
          Expression.SameSentence _,
          Expression.UnlessNear _ ->
          new PassageQuery(field, new PassageQuery.Holds(expression));
      case Expression.Any any -> any(each(field, any.parts()));
      case Expression.All all -> all(each(field, all.parts()));
      case Expression.AtLeast some -> atLeast(some.number(), each(field, some.parts()));
      case Expression.Unless unless ->
          new BooleanQuery.Builder()
              .add(holds(field, unless.wanted()), BooleanClause.Occur.MUST)
              .add(holds(field, unless.exclusion()), BooleanClause.Occur.MUST_NOT)
              .build();
      case Expression.WordList list -> holds(field, list.any());
      case Expression.Field inside ->
          holds(
              inside.name() == Expression.Field.Name.TITLE
                  ? ArchiveAnalysis.TITLE
                  : ArchiveAnalysis.BUYER,
              inside.wanted());
      case Expression.Cpv _, Expression.Kind _, Expression.Amount _, Expression.Place _ ->
          field.equals(ArchiveAnalysis.TEXT) ? fact(expression) : none();
    };
  }

  static Query fact(Expression expression) {
    return switch (expression) {
      case Expression.Cpv cpv -> new PrefixQuery(new Term(ArchiveAnalysis.CPV, cpv.prefix()));
      case Expression.Kind kind ->
          any(kind.kinds().stream().map(one -> exactly(ArchiveAnalysis.KIND, one)).toList());
      case Expression.Place place -> any(place.codes().stream().map(ArchiveQuery::place).toList());
      case Expression.Amount amount -> {
        BigDecimal least = amount.least();
        BigDecimal most = amount.most();
        yield LongPoint.newRangeQuery(
            ArchiveAnalysis.AMOUNT,
            least == null ? Long.MIN_VALUE : ArchiveAnalysis.cents(least),
            most == null ? Long.MAX_VALUE : ArchiveAnalysis.cents(most));
      }
      default -> throw new IllegalArgumentException("not a fact: " + expression);
    };
  }

  private static Query place(PlaceCode code) {
    Query itself = exactly(ArchiveAnalysis.PLACE, code.toString());
    if (code.kind() != PlaceCode.Kind.DEPARTEMENT) {
      return itself;
    }
    String communes = new PlaceCode(PlaceCode.Kind.COMMUNE, code.code()).toString();
    return any(List.of(itself, new PrefixQuery(new Term(ArchiveAnalysis.PLACE, communes))));
  }

  private static Query exactly(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  private static List<Query> each(String field, List<Expression> parts) {
    return parts.stream().map(part -> holds(field, part)).toList();
  }

  private static Query any(List<Query> queries) {
    return atLeast(1, queries);
  }

  private static Query atLeast(int number, List<Query> queries) {
    if (queries.size() < number) {
      return none();
    }
    BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(number);
    queries.forEach(query -> some.add(query, BooleanClause.Occur.SHOULD));
    return some.build();
  }

  private static Query all(List<Query> queries) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    queries.forEach(query -> all.add(query, BooleanClause.Occur.MUST));
    return all.build();
  }

  private static Query none() {
    return new MatchNoDocsQuery("nothing can be found");
  }
}
