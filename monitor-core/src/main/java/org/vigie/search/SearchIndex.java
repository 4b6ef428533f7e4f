package org.vigie.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
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
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.Version;
import org.vigie.reading.PageText;

/**
 * The index's files and their one writer. All that is in it comes from the database and the
 * archive: where it is broken or of another make, it starts empty and is filled again.
 */
final class SearchIndex implements AutoCloseable {
  /** Raised whenever the same text would be indexed otherwise. */
  private static final String MAKE = "1/" + Version.LATEST;

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
    Map<String, String> data = new HashMap<>();
    if (writer.getLiveCommitData() != null) {
      writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    this.sequence =
        MAKE.equals(data.get("make")) ? Long.parseLong(data.getOrDefault("sequence", "0")) : 0;
  }

  /**
   * @throws UncheckedIOException where the folder cannot be written or another process writes it
   */
  static SearchIndex open(Path folder) {
    try {
      if (!isWhole(folder)) {
        clear(folder);
      }
      FSDirectory directory = FSDirectory.open(folder);
      IndexWriterConfig settings = new IndexWriterConfig(analyzer()).setRAMBufferSizeMB(32);
      return new SearchIndex(directory, new IndexWriter(directory, settings));
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  static Analyzer analyzer() {
    return new PerFieldAnalyzerWrapper(
        PageTokens.analyzer(true), Map.of(Fields.EXACT, PageTokens.analyzer(false)));
  }

  /** Every file's checksum is right, or there is no index yet. */
  private static boolean isWhole(Path folder) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder)) {
      if (!DirectoryReader.indexExists(directory)) {
        return true;
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
      }
      return true;
    } catch (IOException | RuntimeException broken) {
      return false;
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        Files.delete(file);
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
    writer.updateDocuments(key(publication.id()), pages(publication));
  }

  /** One entry a page; a publication without text has one of its title alone. */
  static List<Document> pages(IndexedPublication publication) {
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
    return pages;
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

  DirectoryReader reader() throws IOException {
    return DirectoryReader.open(writer);
  }

  private static Term key(long publication) {
    return new Term(Fields.PUBLICATION, Long.toString(publication));
  }

  private static Document page(IndexedPublication of, long document, PageText page) {
    Document entry = new Document();
    entry.add(new StringField(Fields.PUBLICATION, Long.toString(of.id()), Field.Store.YES));
    entry.add(new StringField(Fields.DOCUMENT, Long.toString(document), Field.Store.YES));
    entry.add(new StoredField(Fields.PAGE, page.number()));
    entry.add(new NumericDocValuesField(Fields.ORDER, of.id() * 100_000 + page.number()));
    entry.add(new StoredField(Fields.TEXT, page.text()));
    entry.add(new Field(Fields.STEM, page.text(), WORDS));
    entry.add(new Field(Fields.EXACT, page.text(), WORDS));
    entry.add(new TextField(Fields.TITLE, of.title(), Field.Store.YES));
    entry.add(new TextField(Fields.BUYER, of.buyer(), Field.Store.YES));
    of.places().forEach(place -> entry.add(new TextField(Fields.PLACE, place, Field.Store.NO)));
    facet(entry, Fields.SOURCE, of.source());
    facet(entry, Fields.KIND, of.kind());
    of.departements().forEach(code -> facet(entry, Fields.DEPARTEMENT, code));
    of.families().forEach(family -> facet(entry, Fields.FAMILY, family));
    of.cpv().forEach(code -> entry.add(new StringField(Fields.CPV, digits(code), Field.Store.NO)));
    LocalDate date = of.date();
    entry.add(
        new NumericDocValuesField(Fields.DATE, date == null ? Long.MIN_VALUE : date.toEpochDay()));
    if (date != null) {
      entry.add(new LongPoint(Fields.DAY, date.toEpochDay()));
      entry.add(new StoredField(Fields.DAY, date.toEpochDay()));
    }
    return entry;
  }

  private static String digits(String cpv) {
    return cpv.replaceAll("[^0-9].*", "");
  }

  private static void facet(Document entry, String field, String value) {
    entry.add(new StringField(field, value, Field.Store.YES));
    entry.add(new SortedSetDocValuesField(field, new BytesRef(value)));
  }

  @Override
  public void close() throws IOException {
    writer.rollback();
    directory.close();
  }
}
