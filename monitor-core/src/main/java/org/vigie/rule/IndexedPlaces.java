package org.vigie.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.vigie.text.Word;

/** The {@link Places} of one document of an index made by {@link ArchiveAnalysis}. */
final class IndexedPlaces implements Places {
  private final LeafReader reader;
  private final int document;
  private final String field;
  private final List<Word> words;
  private final Facts facts;

  /** Looks a fact up for a document. */
  interface Facts {
    boolean isTrue(Expression fact, int document);
  }

  IndexedPlaces(LeafReader reader, int document, String field, List<Word> words, Facts facts) {
    this.reader = reader;
    this.document = document;
    this.field = field;
    this.words = words;
    this.facts = facts;
  }

  @Override
  public Spans word(int id) {
    return positions(ArchiveAnalysis.term(words.get(id)));
  }

  @Override
  public Spans shared(int slot, Supplier<Spans> places) {
    return places.get();
  }

  @Override
  public Places field(Expression.Field.Name name) {
    String other =
        switch (name) {
          case TITLE -> ArchiveAnalysis.TITLE;
          case BUYER -> ArchiveAnalysis.BUYER;
        };
    return new IndexedPlaces(reader, document, other, words, (fact, one) -> false);
  }

  @Override
  public boolean isTrue(Expression fact) {
    return facts.isTrue(fact, document);
  }

  @Override
  public long sentence(int step) {
    return begun(ArchiveAnalysis.SENTENCE, step);
  }

  @Override
  public boolean isWithinAClause(int step) {
    return begun(ArchiveAnalysis.CLAUSE, step) == begun(ArchiveAnalysis.CLAUSE, step - 1);
  }

  /** How many of them begin up to here. */
  private int begun(String mark, int step) {
    return positions(mark).from(step + 1);
  }

  private Spans positions(String term) {
    try {
      PostingsEnum postings = reader.postings(new Term(field, term), PostingsEnum.PAYLOADS);
      if (postings == null || postings.advance(document) != document) {
        return Spans.NONE;
      }
      SpanList spans = new SpanList();
      for (int i = 0; i < postings.freq(); i++) {
        int start = postings.nextPosition();
        BytesRef length = postings.getPayload();
        spans.add(
            start, start + ByteBuffer.wrap(length.bytes, length.offset, length.length).getInt());
      }
      return spans.sorted();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static boolean isAt(DocIdSetIterator iterator, int document) throws IOException {
    int at = iterator.docID() < document ? iterator.advance(document) : iterator.docID();
    return at == document;
  }
}
