package org.vigie.search;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.Version;
import org.vigie.reading.PageText;
import org.vigie.text.FrenchText;
import org.vigie.text.Token;

/**
 * The index's files and their one writer. All that is in it comes from the database and the
 * archive: where it is broken or of another make, it starts empty and is filled again.
 */
final class SearchIndex implements AutoCloseable {
  /** Raised whenever the same text would be indexed otherwise. */
  private static final String MAKE = "2/" + Version.LATEST;

  private static final FieldType WORDS = new FieldType(TextField.TYPE_NOT_STORED);

  static {
    WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    WORDS.freeze();
  }

  private final FSDirectory directory;
  private final IndexWriter writer;
  private long sequence;

  private SearchIndex(FSDirectory directory, IndexWriter writer) {
    this.directory = directory;
    this.writer = writer;
    if (writer.getLiveCommitData() != null) {
      writer
          .getLiveCommitData()
          .forEach(
              entry -> {
                if (entry.getKey().equals("sequence")) {
                  sequence = Long.parseLong(entry.getValue());
                }
              });
    }
  }

  /**
   * @throws LockObtainFailedException where another process writes it, which is then left alone
   * @throws IOException where the folder cannot be written
   */
  static SearchIndex open(Path folder) throws IOException {
    FSDirectory directory = FSDirectory.open(folder);
    try {
      try (Lock alone = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
        if (!isOurs(directory)) {
          clear(directory);
        }
        alone.ensureValid();
      }
      IndexWriterConfig settings = new IndexWriterConfig().setRAMBufferSizeMB(32);
      SearchIndex index = new SearchIndex(directory, new IndexWriter(directory, settings));
      if (!DirectoryReader.indexExists(directory)) {
        index.commit(0);
      }
      return index;
    } catch (IOException | RuntimeException unusable) {
      directory.close();
      throw unusable;
    }
  }

  /**
   * Of this make, and every file's checksum is right; or there is no index yet. Reads all of it,
   * once at a start: a search over a broken index would be silent about what it misses.
   */
  private static boolean isOurs(FSDirectory directory) {
    try {
      if (!DirectoryReader.indexExists(directory)) {
        return true;
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
        return isOfThisMake(reader);
      }
    } catch (IOException | RuntimeException broken) {
      return false;
    }
  }

  static boolean isOfThisMake(DirectoryReader reader) throws IOException {
    return MAKE.equals(reader.getIndexCommit().getUserData().get("make"));
  }

  /** The last change of the database that this state of the index has. */
  static long sequence(DirectoryReader reader) throws IOException {
    return Long.parseLong(reader.getIndexCommit().getUserData().getOrDefault("sequence", "0"));
  }

  private static void clear(FSDirectory directory) throws IOException {
    for (String file : directory.listAll()) {
      if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
        directory.deleteFile(file);
      }
    }
  }

  /** The last change of the database that is in it for good. */
  long sequence() {
    return sequence;
  }

  void empty() throws IOException {
    writer.deleteAll();
    commit(0);
  }

  /** Takes the place of what was indexed of the publication. */
  void put(IndexedPublication publication) throws IOException {
    List<Document> pages = new ArrayList<>();
    for (IndexedPublication.File file : publication.files()) {
      for (PageText page : file.pages()) {
        if (!page.text().isBlank()) {
          pages.add(page(publication, file.document(), page));
        }
      }
    }
    if (pages.isEmpty()) {
      pages.add(page(publication, 0, new PageText(0, "", "")));
    }
    writer.updateDocuments(key(publication.id()), pages);
  }

  void remove(long publication) throws IOException {
    writer.deleteDocuments(key(publication));
  }

  /** After this a crash loses nothing up to the change. */
  void commit(long upTo) throws IOException {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("make", MAKE);
    data.put("sequence", Long.toString(upTo));
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
    sequence = upTo;
  }

  private static Term key(long publication) {
    return new Term(Fields.PUBLICATION, Long.toString(publication));
  }

  private static Document page(IndexedPublication of, long document, PageText page) {
    Document entry = new Document();
    entry.add(new StringField(Fields.PUBLICATION, Long.toString(of.id()), Field.Store.NO));
    entry.add(new NumericDocValuesField(Fields.NUMBER, of.id()));
    entry.add(new StringField(Fields.DOCUMENT, Long.toString(document), Field.Store.YES));
    entry.add(new StoredField(Fields.PAGE, page.number()));
    entry.add(new StoredField(Fields.TEXT, page.text()));
    List<Token> tokens = FrenchText.tokens(page.text());
    entry.add(new Field(Fields.STEM, new PageTokens(page.text(), tokens, true), WORDS));
    entry.add(new Field(Fields.EXACT, new PageTokens(page.text(), tokens, false), WORDS));
    entry.add(new StoredField(Fields.TITLE, of.title()));
    entry.add(words(Fields.TITLE, of.title()));
    entry.add(new StoredField(Fields.BUYER, of.buyer()));
    entry.add(words(Fields.BUYER, of.buyer()));
    of.places().forEach(place -> entry.add(words(Fields.PLACE, place)));
    of.facets().forEach((facet, values) -> values.forEach(value -> facet(entry, facet, value)));
    facet(entry, Facet.YEAR, Integer.toString(of.date().getYear()));
    long day = of.date().toEpochDay();
    entry.add(new LongPoint(Fields.DAY, day));
    entry.add(new NumericDocValuesField(Fields.DAY, day));
    entry.add(new StoredField(Fields.DAY, day));
    long seen = of.seen().getEpochSecond();
    entry.add(new NumericDocValuesField(Fields.SEEN, seen));
    entry.add(new StoredField(Fields.SEEN, seen));
    BigDecimal amount = of.amount();
    if (amount != null) {
      entry.add(new NumericDocValuesField(Fields.AMOUNT, amount.movePointRight(2).longValue()));
    }
    return entry;
  }

  private static Field words(String field, String text) {
    return new TextField(field, new PageTokens(text, FrenchText.tokens(text), true));
  }

  /** Codes are published with and without their check digit. */
  static String digits(String cpv) {
    return cpv.replaceAll("[^0-9].*", "");
  }

  private static void facet(Document entry, Facet facet, String value) {
    entry.add(new StringField(facet.field(), value, Field.Store.YES));
    entry.add(new SortedSetDocValuesField(facet.field(), new BytesRef(value)));
  }

  @Override
  public void close() throws IOException {
    writer.rollback();
    directory.close();
  }
}
