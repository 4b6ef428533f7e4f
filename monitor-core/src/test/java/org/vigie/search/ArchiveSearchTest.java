package org.vigie.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;
import org.vigie.message.Message;
import org.vigie.search.Question.Order;

/** The index beside the database: what it misses, and what it lets go. */
class ArchiveSearchTest {
  @TempDir private Path folder;

  private ReadPublications publications(TestDatabase database) {
    ReadPublications publications = new ReadPublications(database.fresh(), folder);
    publications.source();
    return publications;
  }

  private ArchiveSearch open(ReadPublications publications) {
    return publications.search(folder.resolve("index"));
  }

  private static long found(ArchiveSearch search, String text) {
    return search.search(Question.of(text, Order.DATE), Slice.at(0, 10), Set.of()).total();
  }

  @ParameterizedTest
  @EnumSource
  void reads_on_from_where_it_was_and_each_publication_once(TestDatabase database) {
    ReadPublications publications = publications(database);
    publications.publish("1", "Pose de caméras");
    publications.settle("1");
    publications.settle("1");
    try (ArchiveSearch search = open(publications)) {
      assertThat(search.catchUp()).isEqualTo(1);
      assertThat(search.catchUp()).isZero();
    }
    publications.publish("2", "Caméras mobiles");
    publications.settle("2");
    try (ArchiveSearch search = open(publications)) {
      assertThat(found(search, "caméras")).as("before it is caught up").isEqualTo(1);
      assertThat(search.catchUp()).isEqualTo(1);
      assertThat(found(search, "caméras dep:38 cpv:351")).isEqualTo(2);
      assertThat(search.rebuild()).hasValue(2);
      assertThat(search.state()).isEqualTo(new IndexState(0, Message.NONE));
      assertThat(
              search
                  .search(Question.of("", Order.DATE), Slice.at(0, 1), EnumSet.allOf(Facet.class))
                  .facets()
                  .get(Facet.REGION))
          .as("the région that the département lies in")
          .containsEntry("84", 2L);
    }
  }

  /** Its change was written first, so it has the lower identity, and is committed last. */
  @ParameterizedTest
  @EnumSource
  void a_change_that_was_long_in_committing_is_not_missed(TestDatabase database) throws Exception {
    ReadPublications publications = publications(database);
    publications.publish("slow", "Pose de caméras");
    publications.publish("quick", "Caméras mobiles");
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch caughtUp = new CountDownLatch(1);
    try (ExecutorService other = Executors.newSingleThreadExecutor();
        ArchiveSearch search = open(publications)) {
      Future<?> slow =
          other.submit(
              () ->
                  publications.transactions.executeWithoutResult(
                      _ -> {
                        publications.settle("slow");
                        written.countDown();
                        await(caughtUp);
                      }));
      await(written);
      publications.settle("quick");
      assertThat(search.catchUp()).isEqualTo(1);
      caughtUp.countDown();
      slow.get();
      assertThat(search.catchUp()).isEqualTo(1);
      assertThat(found(search, "caméras")).isEqualTo(2);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void another_process_that_writes_stops_no_search() throws IOException {
    ReadPublications publications = publications(TestDatabase.H2);
    publications.publish("1", "Pose de caméras");
    publications.settle("1");
    try (ArchiveSearch second = open(publications)) {
      try (ArchiveSearch first = open(publications)) {
        first.catchUp();
        assertThat(second.catchUp()).isZero();
        assertThat(found(second, "caméras")).isEqualTo(1);
        assertThat(second.state().problem().key()).isEqualTo("search.state.locked");
        assertThat(second.rebuild()).isEmpty();

        publications.publish("2", "Caméras mobiles");
        publications.settle("2");
        first.catchUp();
        second.catchUp();
        assertThat(found(second, "caméras")).as("what the other committed").isEqualTo(2);
      }
      publications.publish("3", "Caméras fixes");
      publications.settle("3");
      assertThat(second.catchUp()).as("once the lock is free").isEqualTo(1);
      assertThat(second.state()).isEqualTo(new IndexState(0, Message.NONE));
    }
  }

  @Test
  void a_lock_before_there_is_an_index_finds_nothing_and_fails_nothing() throws IOException {
    ReadPublications publications = publications(TestDatabase.H2);
    try (FSDirectory index = FSDirectory.open(folder.resolve("index"));
        Lock _ = index.obtainLock(IndexWriter.WRITE_LOCK_NAME);
        ArchiveSearch search = open(publications)) {
      assertThat(search.catchUp()).isZero();
      assertThat(found(search, "caméras")).isZero();
      assertThat(search.state().problem().key()).isEqualTo("search.state.locked");
    }
  }

  @Test
  void an_index_of_another_make_is_made_anew() throws IOException {
    ReadPublications publications = publications(TestDatabase.H2);
    publications.publish("1", "Pose de caméras");
    publications.settle("1");
    try (ArchiveSearch search = open(publications)) {
      search.catchUp();
    }
    IndexOfAnotherMake.write(folder.resolve("index"));
    try (ArchiveSearch search = open(publications)) {
      assertThat(found(search, "")).as("what cannot be searched rightly is not").isZero();
      assertThat(search.catchUp()).isEqualTo(1);
      assertThat(found(search, "caméras")).isEqualTo(1);
    }
  }

  private static final class IndexOfAnotherMake {
    static void write(Path folder) throws IOException {
      try (FSDirectory directory = FSDirectory.open(folder);
          IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        writer.setLiveCommitData(Map.of("make", "0", "sequence", "99").entrySet());
        writer.commit();
        assertThat(DirectoryReader.indexExists(directory)).isTrue();
      }
    }
  }

  /** Kill -9 in the middle of indexing, again and again: in the end nothing is missing. */
  @Test
  void killed_while_it_indexes_it_goes_on_and_misses_nothing() throws Exception {
    KilledIndexing.fill(folder);
    int kills = 0;
    for (int lines : new int[] {1, 2}) {
      kills += KilledIndexing.killAfter(folder, lines) ? 1 : 0;
    }
    assertThat(kills).as("processes that were killed at work").isPositive();
    try (ArchiveSearch search =
        KilledIndexing.publications(folder).search(folder.resolve("index"))) {
      search.catchUp();
      assertThat(found(search, "caméras")).isEqualTo(KilledIndexing.PUBLICATIONS);
      assertThat(found(search, "")).isEqualTo(KilledIndexing.PUBLICATIONS);
    }
  }
}
