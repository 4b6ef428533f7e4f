package org.vigie.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.archive.Archive;
import org.vigie.archive.Batch;
import org.vigie.reading.ReadingStore.Unread;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was read of the archive's files: once per content, however many documents carry it. The
 * status is in the database, the text in the archive.
 */
public final class Readings {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final ReadingStore store;
  private final Archive archive;

  public Readings(JdbcClient jdbc, Archive archive) {
    this.store = new ReadingStore(jdbc);
    this.archive = archive;
  }

  /**
   * Keeps a reading, the text first: killed in between, the file is simply read again. A content
   * that has a reading keeps it, so repeating is harmless.
   */
  public void keep(String sha256, Extraction extraction, Instant now) {
    if (store.find(sha256).isPresent()) {
      return;
    }
    archive.keepText(sha256, JSON.writeValueAsBytes(extraction.pages()));
    // Before the row that ends the work: killed in between, both are simply done again.
    store.matchAgain(sha256);
    store.insert(sha256, extraction, now);
  }

  /**
   * Notes the reading of a plain text together with others: the text goes into the batch, and
   * {@link #note} follows once that is committed.
   */
  public void keepPlain(Batch files, String sha256, Extraction plain) {
    if (!archive.holdsText(sha256)) {
      files.keepText(sha256, JSON.writeValueAsBytes(plain.pages()));
    }
  }

  /** Notes a reading whose text is in the archive. A content that has a reading keeps it. */
  public void note(String sha256, Extraction extraction, Instant now) {
    store.insert(sha256, extraction, now);
  }

  /** How the reading of a content ended; empty where it was not read yet. */
  public Optional<ReadingStatus> status(String sha256) {
    return store.find(sha256);
  }

  /**
   * Lets a content be read again at the next harvest, for a file that once killed its worker or
   * pages that wait for recognition. Its text stays until then.
   *
   * @return false where there is no reading of it
   */
  public boolean retry(String sha256) {
    return store.delete(sha256) > 0;
  }

  /** The same for every content with a status; returns how many. */
  public int retryAll(ReadingStatus status) {
    List<String> found = store.withStatus(status);
    found.forEach(store::delete);
    return found.size();
  }

  /** The text by page; empty where nothing was read. */
  public List<PageText> pages(String sha256) {
    return archive
        .text(sha256)
        .map(json -> List.of(JSON.readValue(json, PageText[].class)))
        .orElse(List.of());
  }

  /** Contents that were fetched and not read yet, oldest first. */
  List<Unread> unread(int most) {
    return store.unread(most);
  }

  long countUnread() {
    return store.countUnread();
  }
}
