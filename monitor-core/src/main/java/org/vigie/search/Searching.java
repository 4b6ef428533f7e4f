package org.vigie.search;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.vigie.search.SearchResults.Hit;
import org.vigie.search.SearchResults.PageHits;
import org.vigie.search.SearchResults.Result;

/** Searches on one state of the index. */
final class Searching {
  private static final int MOST_HITS = 200;
  private static final int MOST_PAGES = 2000;

  private final IndexSearcher searcher;

  Searching(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  SearchResults run(Question question, Slice slice, Set<Facet> counted) throws IOException {
    Query text = QueryReader.read(question.text());
    Set<Facet> plain = EnumSet.noneOf(Facet.class);
    plain.addAll(counted);
    plain.removeAll(question.filters().keySet());
    FacetCounts counts = new FacetCounts(plain);
    BestPages best =
        new BestPages(
            question.order(), mark(slice.after()), slice.offset() + slice.most() + 1, counts);
    searcher.search(narrowed(text, question), best.alone());
    List<BestPages.Entry> entries = best.entries();
    int end = Math.min(entries.size(), slice.offset() + slice.most());
    List<BestPages.Entry> shown = entries.subList(Math.min(slice.offset(), end), end);
    Weight weight = weight(text);
    List<Result> results = new ArrayList<>();
    for (BestPages.Entry entry : shown) {
      results.add(result(entry, weight));
    }
    Map<Facet, Map<String, Long>> facets = new EnumMap<>(Facet.class);
    facets.putAll(counts.mostFirst());
    for (Facet facet : counted) {
      if (!plain.contains(facet)) {
        facets.putAll(countBeside(text, question.without(facet), facet));
      }
    }
    return new SearchResults(
        best.total(), results, end < entries.size() ? mark(shown.getLast()) : null, facets);
  }

  private Map<Facet, Map<String, Long>> countBeside(Query text, Question question, Facet facet)
      throws IOException {
    FacetCounts counts = new FacetCounts(Set.of(facet));
    searcher.search(
        narrowed(text, question), new BestPages(question.order(), null, 0, counts).alone());
    return counts.mostFirst();
  }

  /** The pages of a document that match, in reading order. */
  List<PageHits> inDocument(long document, String text) throws IOException {
    Query words = QueryReader.read(text);
    Query there =
        new BooleanQuery.Builder()
            .add(words, Occur.FILTER)
            .add(new TermQuery(new Term(Fields.DOCUMENT, Long.toString(document))), Occur.FILTER)
            .build();
    Weight weight = weight(words);
    List<PageHits> pages = new ArrayList<>();
    for (ScoreDoc page : searcher.search(there, MOST_PAGES, Sort.INDEXORDER).scoreDocs) {
      List<Hit> hits = hits(page.doc, weight);
      if (!hits.isEmpty()) {
        Document entry = searcher.storedFields().document(page.doc, Set.of(Fields.PAGE));
        pages.add(new PageHits(number(entry, Fields.PAGE).intValue(), hits));
      }
    }
    return pages;
  }

  /** Those of some publications of which an entry matches. */
  static Set<Long> among(IndexSearcher searcher, Query query, Set<Long> publications)
      throws IOException {
    List<BytesRef> wanted =
        publications.stream().map(id -> new BytesRef(Long.toString(id))).toList();
    Query both =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new TermInSetQuery(Fields.PUBLICATION, wanted), Occur.FILTER)
            .build();
    Set<Long> found = new HashSet<>();
    NumericDocValues ids =
        MultiDocValues.getNumericValues(searcher.getIndexReader(), Fields.NUMBER);
    for (ScoreDoc entry : searcher.search(both, Integer.MAX_VALUE, Sort.INDEXORDER).scoreDocs) {
      if (ids != null && ids.advanceExact(entry.doc)) {
        found.add(ids.longValue());
      }
    }
    return found;
  }

  private Weight weight(Query text) throws IOException {
    return searcher.createWeight(searcher.rewrite(text), ScoreMode.COMPLETE, 1);
  }

  private static Query narrowed(Query text, Question question) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(text, Occur.MUST);
    question.filters().forEach((facet, value) -> all.add(facet.query(value), Occur.FILTER));
    LocalDate from = question.from();
    LocalDate to = question.to();
    if (from != null || to != null) {
      all.add(
          LongPoint.newRangeQuery(
              Fields.DAY,
              from == null ? Long.MIN_VALUE : from.toEpochDay(),
              to == null ? Long.MAX_VALUE : to.toEpochDay()),
          Occur.FILTER);
    }
    if (question.findsOnly()) {
      all.add(new FieldExistsQuery(Fields.FAMILY), Occur.FILTER);
    }
    return all.build();
  }

  private static String mark(BestPages.Entry last) {
    return last.key() + "_" + last.publication();
  }

  private static BestPages.@Nullable Entry mark(@Nullable String after) {
    if (after == null || after.isEmpty()) {
      return null;
    }
    try {
      int cut = after.indexOf('_');
      return new BestPages.Entry(
          Long.parseLong(after.substring(0, cut)), Long.parseLong(after.substring(cut + 1)), 0, 0);
    } catch (NumberFormatException | IndexOutOfBoundsException notOurs) {
      throw new BadQuery("search.query.mark", after);
    }
  }

  private Result result(BestPages.Entry found, Weight weight) throws IOException {
    Document entry = searcher.storedFields().document(found.doc());
    return new Result(
        found.publication(),
        Long.parseLong(entry.get(Fields.DOCUMENT)),
        number(entry, Fields.PAGE).intValue(),
        found.pages(),
        entry.get(Fields.TITLE),
        entry.get(Fields.BUYER),
        entry.get(Fields.SOURCE),
        entry.get(Fields.KIND),
        LocalDate.ofEpochDay(number(entry, Fields.DAY).longValue()),
        Instant.ofEpochSecond(number(entry, Fields.SEEN).longValue()),
        List.of(entry.getValues(Fields.FAMILY)),
        entry.get(Fields.TEXT),
        hits(found.doc(), weight));
  }

  private static Number number(Document entry, String field) {
    return entry.getField(field).numericValue();
  }

  private List<Hit> hits(int doc, Weight weight) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    Matches matches = weight.matches(leaf, doc - leaf.docBase);
    TreeSet<Hit> hits =
        new TreeSet<>(Comparator.comparingInt(Hit::start).thenComparingInt(Hit::end));
    for (String field : List.of(Fields.STEM, Fields.EXACT)) {
      MatchesIterator found = matches == null ? null : matches.getMatches(field);
      while (found != null && hits.size() < MOST_HITS && found.next()) {
        hits.add(new Hit(found.startOffset(), found.endOffset()));
      }
    }
    List<Hit> apart = new ArrayList<>();
    for (Hit hit : hits) {
      if (apart.isEmpty() || hit.start() >= apart.getLast().end()) {
        apart.add(hit);
      }
    }
    return apart;
  }
}
