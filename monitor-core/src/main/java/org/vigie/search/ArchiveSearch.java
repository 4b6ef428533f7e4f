package org.vigie.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.message.Message;
import org.vigie.place.Places;
import org.vigie.reading.PageText;
import org.vigie.search.SearchResults.PageHits;
import org.vigie.search.SearchStore.Change;

/**
 * Search over everything that was read. The index is derived from the database: it remembers how
 * far it has read the log of changes, reads on from there, and can be deleted at any time. Where
 * another process writes it, this one searches what that one commits.
 *
 * <p>Disk failures are {@link UncheckedIOException}; the next call begins anew.
 */
public final class ArchiveSearch implements AutoCloseable {
  private static final int AT_ONCE = 200;

  private final Path folder;
  private final SearchStore store;
  private @Nullable SearchIndex writing;
  private volatile @Nullable CommittedIndex committed;
  private volatile IndexState state = new IndexState(0, Message.NONE);

  /**
   * @param folder of the index; made at the first use, and made anew where it is broken or of
   *     another make
   * @param texts what was read of a content, by its SHA-256
   */
  public ArchiveSearch(
      Path folder,
      JdbcClient jdbc,
      TransactionOperations transactions,
      Function<String, List<PageText>> texts,
      Places places) {
    this.folder = folder;
    this.store = new SearchStore(jdbc, transactions, texts, places);
  }

  /**
   * Reads what changed since the last time. Killed at any point, the next call goes on.
   *
   * @return publications that were indexed; 0 where another process writes the index
   */
  public synchronized int catchUp() {
    try {
      store.number();
      int indexed = 0;
      if (canWrite()) {
        SearchIndex index = writing();
        for (List<Change> changes = store.changes(index.sequence(), AT_ONCE);
            !changes.isEmpty();
            changes = store.changes(index.sequence(), AT_ONCE)) {
          Set<Long> publications = new LinkedHashSet<>();
          changes.forEach(change -> publications.add(change.publication()));
          for (long publication : publications) {
            put(index, publication);
          }
          index.commit(changes.getLast().number());
          indexed += publications.size();
          refresh();
          state = new IndexState(store.waiting(index.sequence()), Message.NONE);
        }
      } else {
        refresh();
        state = new IndexState(store.waiting(sequence()), state.problem());
      }
      return indexed;
    } catch (IOException failed) {
      giveUp(failed);
      throw new UncheckedIOException(failed);
    } catch (RuntimeException failed) {
      giveUp(failed);
      throw failed;
    }
  }

  /**
   * Forgets the index and reads everything again.
   *
   * @return publications that were indexed; empty where another process writes the index, which is
   *     then left as it is
   */
  public synchronized OptionalInt rebuild() {
    try {
      if (!canWrite()) {
        return OptionalInt.empty();
      }
      writing().empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return OptionalInt.of(catchUp());
  }

  private boolean canWrite() throws IOException {
    if (writing == null) {
      try {
        writing = SearchIndex.open(folder);
      } catch (LockObtainFailedException another) {
        state = new IndexState(state.waiting(), Message.of("search.state.locked", folder));
        return false;
      }
      // what was open until now may have been cleared away
      reopen();
      state = new IndexState(state.waiting(), Message.NONE);
    }
    return true;
  }

  private SearchIndex writing() {
    SearchIndex index = writing;
    if (index == null) {
      throw new IllegalStateException("the index is not open");
    }
    return index;
  }

  private void put(SearchIndex index, long publication) throws IOException {
    Optional<IndexedPublication> current = store.publication(publication);
    if (current.isPresent()) {
      index.put(current.get());
    } else {
      index.remove(publication);
    }
  }

  /** The next call opens the index again, from its last commit. */
  private void giveUp(Exception cause) {
    SearchIndex index = writing;
    writing = null;
    try {
      if (index != null) {
        index.close();
      }
    } catch (IOException alsoFailed) {
      cause.addSuppressed(alsoFailed);
    }
    state = new IndexState(state.waiting(), Message.of("search.state.failed", cause.toString()));
  }

  private void refresh() throws IOException {
    CommittedIndex open = committed;
    if (open == null) {
      reopen();
    } else {
      open.refresh();
    }
  }

  private void reopen() {
    CommittedIndex before = committed;
    committed = CommittedIndex.open(folder).orElse(null);
    if (before != null) {
      before.close();
    }
  }

  private Optional<CommittedIndex> index() {
    CommittedIndex open = committed;
    if (open != null) {
      return Optional.of(open);
    }
    synchronized (this) {
      if (committed == null) {
        reopen();
      }
      return Optional.ofNullable(committed);
    }
  }

  /**
   * @param counted facets to count
   * @throws BadQuery where the text or the mark cannot be understood
   */
  public SearchResults search(Question question, Slice slice, Set<Facet> counted) {
    return index()
        .map(index -> index.search(question, slice, counted))
        .orElseGet(SearchResults::none);
  }

  /**
   * The pages of a document that match, in reading order.
   *
   * @throws BadQuery where the text cannot be understood
   */
  public List<PageHits> inDocument(long document, String text) {
    return index().map(index -> index.inDocument(document, text)).orElse(List.of());
  }

  /** Number of the last change that searches see: the same number, the same results. */
  public long sequence() {
    return index().map(CommittedIndex::sequence).orElse(0L);
  }

  public IndexState state() {
    return state;
  }

  @Override
  public synchronized void close() {
    try {
      CommittedIndex open = committed;
      committed = null;
      if (open != null) {
        open.close();
      }
      SearchIndex index = writing;
      writing = null;
      if (index != null) {
        index.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
