package org.vigie.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.vigie.search.SearchResults.Hit;
import org.vigie.search.SearchResults.Result;

/** One search on one state of the index. */
final class Searching {
  private static final int MOST_HITS = 200;
  private static final List<String> FACETS =
      List.of(Fields.FAMILY, Fields.DEPARTEMENT, Fields.SOURCE, Fields.KIND);

  private final IndexSearcher searcher;
  private final Query query;

  Searching(IndexSearcher searcher, Query query) {
    this.searcher = searcher;
    this.query = query;
  }

  SearchResults run(boolean byDate, @Nullable String after, int most) throws IOException {
    SortField first =
        byDate ? new SortField(Fields.DATE, SortField.Type.LONG, true) : SortField.FIELD_SCORE;
    Sort sort = new Sort(first, new SortField(Fields.ORDER, SortField.Type.LONG, true));
    TopFieldDocs top =
        searcher.search(
            query,
            new TopFieldCollectorManager(sort, most, mark(after, byDate), Integer.MAX_VALUE));
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
    List<Result> results = new ArrayList<>();
    for (ScoreDoc found : top.scoreDocs) {
      results.add(result(found.doc, weight));
    }
    String next =
        top.scoreDocs.length < most
            ? null
            : ((FieldDoc) top.scoreDocs[most - 1]).fields[0]
                + "_"
                + ((FieldDoc) top.scoreDocs[most - 1]).fields[1];
    return new SearchResults(top.totalHits.value(), results, next, facets());
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
    for (ScoreDoc entry : searcher.search(both, Integer.MAX_VALUE).scoreDocs) {
      found.add(
          Long.valueOf(
              searcher
                  .storedFields()
                  .document(entry.doc, Set.of(Fields.PUBLICATION))
                  .get(Fields.PUBLICATION)));
    }
    return found;
  }

  private static @Nullable FieldDoc mark(@Nullable String after, boolean byDate) {
    if (after == null || after.isEmpty()) {
      return null;
    }
    try {
      int cut = after.indexOf('_');
      String first = after.substring(0, cut);
      Object value = byDate ? (Object) Long.valueOf(first) : (Object) Float.valueOf(first);
      Long order = Long.valueOf(after.substring(cut + 1));
      return new FieldDoc(Integer.MAX_VALUE, 0, new Object[] {value, order});
    } catch (NumberFormatException | IndexOutOfBoundsException notOurs) {
      throw new BadQuery("search.query.mark", after);
    }
  }

  private Result result(int doc, Weight weight) throws IOException {
    Document entry = searcher.storedFields().document(doc);
    IndexableField date = entry.getField(Fields.DAY);
    return new Result(
        Long.parseLong(entry.get(Fields.PUBLICATION)),
        Long.parseLong(entry.get(Fields.DOCUMENT)),
        entry.getField(Fields.PAGE).numericValue().intValue(),
        entry.get(Fields.TITLE),
        entry.get(Fields.BUYER),
        entry.get(Fields.SOURCE),
        entry.get(Fields.KIND),
        date == null ? null : LocalDate.ofEpochDay(date.numericValue().longValue()),
        entry.get(Fields.TEXT),
        hits(doc, weight));
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

  private Map<String, Map<String, Long>> facets() throws IOException {
    Map<String, Map<String, Long>> counts = searcher.search(query, new AllFacets());
    Map<String, Map<String, Long>> sorted = new LinkedHashMap<>();
    counts.forEach(
        (field, values) -> {
          Map<String, Long> most = new LinkedHashMap<>();
          values.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Long>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
          sorted.put(field, most);
        });
    return sorted;
  }

  private static final class AllFacets
      implements CollectorManager<FacetCounts, Map<String, Map<String, Long>>> {
    @Override
    public FacetCounts newCollector() {
      return new FacetCounts(FACETS);
    }

    @Override
    public Map<String, Map<String, Long>> reduce(Collection<FacetCounts> parts) {
      Map<String, Map<String, Long>> all = new LinkedHashMap<>();
      for (String field : FACETS) {
        Map<String, Long> counts = new HashMap<>();
        for (FacetCounts part : parts) {
          part.counts
              .getOrDefault(field, Map.of())
              .forEach((v, n) -> counts.merge(v, n, Long::sum));
        }
        all.put(field, counts);
      }
      return all;
    }
  }

  /** Counts each value of some fields over all that matches. */
  private static final class FacetCounts extends SimpleCollector {
    private final List<String> fields;
    private final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();

    FacetCounts(List<String> fields) {
      this.fields = fields;
    }

    /** One field in one part of the index: counts by the number that its values have there. */
    private static final class Leaf {
      final String field;
      final SortedSetDocValues values;
      final long[] seen;

      Leaf(String field, SortedSetDocValues values) {
        this.field = field;
        this.values = values;
        this.seen = new long[Math.toIntExact(values.getValueCount())];
      }
    }

    @Override
    protected void doSetNextReader(LeafReaderContext part) throws IOException {
      leaves.clear();
      for (String field : fields) {
        leaves.add(new Leaf(field, DocValues.getSortedSet(part.reader(), field)));
      }
    }

    @Override
    public void collect(int doc) throws IOException {
      for (Leaf leaf : leaves) {
        if (leaf.values.advanceExact(doc)) {
          for (int i = 0; i < leaf.values.docValueCount(); i++) {
            leaf.seen[Math.toIntExact(leaf.values.nextOrd())]++;
          }
        }
      }
    }

    @Override
    public void finish() throws IOException {
      for (Leaf leaf : leaves) {
        Map<String, Long> ofField = counts.computeIfAbsent(leaf.field, field -> new HashMap<>());
        for (int ord = 0; ord < leaf.seen.length; ord++) {
          if (leaf.seen[ord] > 0) {
            String value = leaf.values.lookupOrd(ord).utf8ToString();
            ofField.merge(value, leaf.seen[ord], Long::sum);
          }
        }
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
