package org.vigie.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.message.Message;
import org.vigie.place.Places;
import org.vigie.reading.Readings;
import org.vigie.search.SearchStore.Change;

/**
 * Search over everything that was read. The index is derived from the database: it remembers how
 * far it has read the log of changes, reads on from there, and can be deleted at any time.
 *
 * <p>Disk failures are {@link UncheckedIOException}.
 */
public final class ArchiveSearch implements AutoCloseable {
  private static final int AT_ONCE = 200;

  /** Longer than any transaction that writes a change, for numbers are given before they commit. */
  private static final Duration UNSETTLED = Duration.ofMinutes(1);

  private final SearchIndex index;
  private final SearchStore store;
  private final Clock clock;
  private final Set<Long> seen = new HashSet<>();

  /**
   * @param folder of the index; made, or made anew where it is broken
   */
  public ArchiveSearch(
      Path folder, JdbcClient jdbc, Readings readings, Places places, Clock clock) {
    this.index = SearchIndex.open(folder);
    this.store = new SearchStore(jdbc, readings, places);
    this.clock = clock;
  }

  /**
   * Reads what changed since the last time. Killed at any point, the next call goes on.
   *
   * @return publications that were indexed
   */
  public synchronized int catchUp() {
    int indexed = 0;
    try {
      long mark = index.sequence();
      long from = mark;
      boolean settled = true;
      List<Change> changes = store.changes(from, AT_ONCE);
      while (!changes.isEmpty()) {
        Instant sure = clock.instant().minus(UNSETTLED);
        Set<Long> publications = new HashSet<>();
        for (Change change : changes) {
          settled &= change.changedAt().toInstant().isBefore(sure);
          mark = settled ? change.id() : mark;
          if (seen.add(change.id())) {
            publications.add(change.publication());
          }
          from = change.id();
        }
        for (long publication : publications) {
          put(publication);
        }
        indexed += publications.size();
        if (!publications.isEmpty() || mark > index.sequence()) {
          index.commit(mark);
        }
        changes = store.changes(from, AT_ONCE);
      }
      long kept = mark;
      seen.removeIf(change -> change <= kept);
      return indexed;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void put(long publication) throws IOException {
    Optional<IndexedPublication> current = store.publication(publication);
    if (current.isPresent()) {
      index.put(current.get());
    } else {
      index.remove(publication);
    }
  }

  /** Forgets the index and reads everything again. */
  public synchronized int rebuild() {
    try {
      index.empty();
      seen.clear();
      return catchUp();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * @param text in the language of searches; empty finds everything
   * @param after the mark of {@link SearchResults#next()}, or null to begin
   * @param most results, 1 to 1,000
   * @throws BadQuery where the text or the mark cannot be understood
   */
  public SearchResults search(String text, boolean byDate, @Nullable String after, int most) {
    try (DirectoryReader reader = index.reader()) {
      return search(reader, text, byDate, after, most);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What is wrong with a text in the language of searches; empty where it is understood. */
  public static Optional<Message> mistakeIn(String text) {
    try {
      QueryReader.read(text);
      return Optional.empty();
    } catch (BadQuery bad) {
      return Optional.of(bad.sentence());
    }
  }

  /**
   * Those of some publications that match.
   *
   * @throws BadQuery where the text cannot be understood
   */
  public Set<Long> among(Set<Long> publications, String text) {
    try (DirectoryReader reader = index.reader()) {
      return Searching.among(new IndexSearcher(reader), QueryReader.read(text), publications);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Searches an index that perhaps another process writes, as it was last committed.
   *
   * @return empty where there is no index
   */
  public static Optional<SearchResults> searchCommitted(
      Path folder, String text, boolean byDate, @Nullable String after, int most) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (FSDirectory directory = FSDirectory.open(folder)) {
      if (!DirectoryReader.indexExists(directory)) {
        return Optional.empty();
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        return Optional.of(search(reader, text, byDate, after, most));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static SearchResults search(
      DirectoryReader reader, String text, boolean byDate, @Nullable String after, int most)
      throws IOException {
    return new Searching(new IndexSearcher(reader), QueryReader.read(text))
        .run(byDate, after, Math.clamp(most, 1, 1000));
  }

  @Override
  public void close() {
    try {
      index.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
