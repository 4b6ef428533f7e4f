package org.vigie.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.vigie.search.SearchResults.PageHits;

/**
 * The index as it was last committed, by this process or another: searching takes nothing from who
 * writes. Disk failures are {@link UncheckedIOException}.
 */
public final class CommittedIndex implements AutoCloseable {
  private final FSDirectory directory;
  private final SearcherManager searchers;

  private CommittedIndex(FSDirectory directory, SearcherManager searchers) {
    this.directory = directory;
    this.searchers = searchers;
  }

  /**
   * @return empty where there is no index of this make
   */
  public static Optional<CommittedIndex> open(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      FSDirectory directory = FSDirectory.open(folder);
      if (!DirectoryReader.indexExists(directory)) {
        directory.close();
        return Optional.empty();
      }
      CommittedIndex index = new CommittedIndex(directory, new SearcherManager(directory, null));
      if (index.with(searching -> SearchIndex.isOfThisMake(reader(searching)))) {
        return Optional.of(index);
      }
      index.close();
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * @param counted facets to count
   * @throws BadQuery where the text or the mark cannot be understood
   */
  public SearchResults search(Question question, Slice slice, Set<Facet> counted) {
    return with(searcher -> new Searching(searcher).run(question, slice, counted));
  }

  List<PageHits> inDocument(long document, String text) {
    return with(searcher -> new Searching(searcher).inDocument(document, text));
  }

  long sequence() {
    return with(searcher -> SearchIndex.sequence(reader(searcher)));
  }

  /** Sees what was committed since. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  private static DirectoryReader reader(IndexSearcher searcher) {
    return (DirectoryReader) searcher.getIndexReader();
  }

  private interface Work<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  private <T> T with(Work<T> work) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return work.on(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      directory.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
