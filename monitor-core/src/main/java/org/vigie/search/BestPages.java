package org.vigie.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/**
 * Makes publications of pages: the pages of one stand together in the index, so each run of them is
 * one entry, which keeps its best page. Counts all, keeps the first ones only.
 */
final class BestPages extends SimpleCollector {
  static final Comparator<Entry> FIRST_TO_LAST =
      Comparator.comparingLong(Entry::key).thenComparingLong(Entry::publication).reversed();

  private final Question.Order order;
  private final @Nullable Entry after;
  private final int most;
  private final FacetCounts facets;
  private final PriorityQueue<Entry> kept = new PriorityQueue<>(FIRST_TO_LAST.reversed());
  private long total;

  private NumericDocValues publications = DocValues.emptyNumeric();
  private NumericDocValues keys = DocValues.emptyNumeric();
  private @Nullable Scorable scores;
  private int base;
  private long publication = -1;
  private int doc;
  private float score;
  private int pages;

  /**
   * @param after entries up to this one are counted, not kept
   */
  BestPages(Question.Order order, @Nullable Entry after, int most, FacetCounts facets) {
    this.order = order;
    this.after = after;
    this.most = most;
    this.facets = facets;
  }

  /**
   * @param key by which it stands in the order, larger first
   * @param doc its best page, as the index numbers it
   * @param pages that match
   */
  record Entry(long key, long publication, int doc, int pages) {}

  long total() {
    return total;
  }

  /** What was kept, in order. */
  List<Entry> entries() {
    List<Entry> sorted = new ArrayList<>(kept);
    sorted.sort(FIRST_TO_LAST);
    return sorted;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext part) throws IOException {
    base = part.docBase;
    publications = DocValues.getNumeric(part.reader(), Fields.NUMBER);
    keys =
        DocValues.getNumeric(
            part.reader(),
            switch (order) {
              case AMOUNT -> Fields.AMOUNT;
              case SEEN -> Fields.SEEN;
              case DATE, RELEVANCE -> Fields.DAY;
            });
    facets.open(part.reader());
  }

  @Override
  public void setScorer(Scorable scorer) {
    scores = scorer;
  }

  @Override
  public void collect(int page) throws IOException {
    publications.advanceExact(page);
    float pageScore = scores == null ? 0 : scores.score();
    if (publications.longValue() != publication) {
      add();
      publication = publications.longValue();
      pages = 0;
      score = -1;
      total++;
      facets.count(page);
    }
    pages++;
    if (pageScore > score) {
      score = pageScore;
      doc = page;
    }
  }

  @Override
  public void finish() throws IOException {
    add();
    publication = -1;
    facets.close();
  }

  private void add() throws IOException {
    if (publication < 0 || most == 0) {
      return;
    }
    Entry entry = new Entry(key(), publication, base + doc, pages);
    if (after != null && FIRST_TO_LAST.compare(entry, after) <= 0) {
      return;
    }
    if (kept.size() < most) {
      kept.add(entry);
    } else if (FIRST_TO_LAST.compare(entry, kept.element()) < 0) {
      kept.remove();
      kept.add(entry);
    }
  }

  private long key() throws IOException {
    if (order == Question.Order.RELEVANCE) {
      // the bits of positive floats stand in the order of the floats
      return Float.floatToIntBits(score);
    }
    return keys.advanceExact(doc) ? keys.longValue() : Long.MIN_VALUE;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE;
  }

  /** A searcher without threads of its own asks for one collector and fills it. */
  CollectorManager<BestPages, BestPages> alone() {
    return new CollectorManager<>() {
      @Override
      public BestPages newCollector() {
        return BestPages.this;
      }

      @Override
      public BestPages reduce(Collection<BestPages> filled) {
        return BestPages.this;
      }
    };
  }
}
