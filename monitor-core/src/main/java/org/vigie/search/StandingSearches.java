package org.vigie.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.place.Places;
import org.vigie.reading.Readings;

/**
 * Many searches over few publications, as for alerts. The publications are indexed in memory, in
 * the same form as in {@link ArchiveSearch}: so the answer does not wait for a node's index, and
 * each search runs once over all of them.
 */
public final class StandingSearches {
  private final SearchStore store;

  public StandingSearches(JdbcClient jdbc, Readings readings, Places places) {
    this.store =
        new SearchStore(jdbc, TransactionOperations.withoutTransaction(), readings::pages, places);
  }

  /**
   * Which of the searches each publication matches. A search that cannot be understood matches
   * none.
   *
   * @param publications few enough for their text to be held in memory
   */
  public Map<Long, Set<String>> matching(
      Collection<String> searches, Collection<Long> publications) {
    Map<Long, Set<String>> matching = new HashMap<>();
    try (ByteBuffersDirectory memory = new ByteBuffersDirectory()) {
      Set<Long> indexed = index(publications, memory);
      if (indexed.isEmpty()) {
        return matching;
      }
      try (DirectoryReader reader = DirectoryReader.open(memory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (String search : searches) {
          if (ArchiveSearch.mistakeIn(search).isEmpty()) {
            for (Long found : Searching.among(searcher, QueryReader.read(search), indexed)) {
              matching.computeIfAbsent(found, id -> new HashSet<>()).add(search);
            }
          }
        }
      }
      return matching;
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
  }

  private Set<Long> index(Collection<Long> publications, ByteBuffersDirectory memory)
      throws IOException {
    Set<Long> indexed = new HashSet<>();
    try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig())) {
      for (long id : Set.copyOf(publications)) {
        var publication = store.publication(id);
        if (publication.isPresent()) {
          for (Document page : SearchIndex.pages(publication.get())) {
            writer.addDocument(page);
          }
          indexed.add(id);
        }
      }
    }
    return indexed;
  }
}
