package org.vigie.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.archive.Archive;
import org.vigie.fetch.FetchResult;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.publication.PublicationStore.LatestRevision;
import org.vigie.publication.Recorded.Change;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;
import org.vigie.reading.Readings;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What sources published, with all revisions and the documents of each. */
public final class Publications {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final PublicationStore store;
  private final DocumentStore documents;
  private final TransactionOperations transactions;
  private final Archive archive;
  private final Readings readings;
  private final PublicationPlaces places;

  public Publications(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Archive archive,
      Readings readings,
      Places places) {
    this.store = new PublicationStore(jdbc);
    this.documents = new DocumentStore(jdbc);
    this.transactions = transactions;
    this.archive = archive;
    this.readings = readings;
    this.places = new PublicationPlaces(places);
  }

  /**
   * Records what a source publishes now, in one transaction. The same content again changes
   * nothing; other content under the same identity becomes a new revision, also where it is what an
   * earlier revision was. The raw bytes and the text go into the archive first: killed in between,
   * they are found there again.
   *
   * @param source id of the source
   * @param sourcePlaces where everything belongs that this source publishes
   */
  public Recorded record(
      String source, List<PlaceCode> sourcePlaces, Content content, Instant now) {
    String facts = JSON.writeValueAsString(content.facts());
    String hash = ContentHash.of(content, facts);
    String text = archive.keep(content.text().getBytes(UTF_8));
    String evidence = content.raw().length == 0 ? null : archive.keep(content.raw());
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              long publication = store.seen(source, content.externalId(), now);
              Optional<LatestRevision> latest = store.latest(publication);
              if (latest.isPresent() && latest.get().contentHash().equals(hash)) {
                return new Recorded(publication, latest.get().id(), Change.UNCHANGED);
              }
              int number = latest.map(LatestRevision::number).orElse(0) + 1;
              long revision = store.revise(publication, number, hash, content.facts(), facts, now);
              store.addPlaces(publication, places.of(content.facts(), sourcePlaces));
              store.addReferences(publication, content.facts().references());
              addOwnText(revision, content, text, evidence, now);
              documents.addLinks(revision, content.documents());
              return new Recorded(publication, revision, number == 1 ? Change.NEW : Change.REVISED);
            }));
  }

  /**
   * What a walk did not meet.
   *
   * @param missing publications not met
   * @param known those that were expected
   */
  public record Unlisted(long missing, long known) {
    /** A list that lost most of itself at once is more likely half broken than half withdrawn. */
    public boolean isDoubtful() {
      return missing > 3 && missing * 2 > known;
    }
  }

  /**
   * Marks as vanished what a complete walk of a listing did not meet, unless that is doubtful.
   * Everything that is known of it stays; the mark goes when the publication is met again.
   *
   * @param since publications of this day or later were walked; {@link LocalDate#MIN} for all
   * @param began when the walk began
   */
  public Unlisted vanish(String source, LocalDate since, Instant began, Instant now) {
    Instant before = began.truncatedTo(ChronoUnit.MILLIS);
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              Unlisted unlisted = store.unlisted(source, since, before);
              if (unlisted.missing() > 0 && !unlisted.isDoubtful()) {
                store.vanish(source, since, before, now);
              }
              return unlisted;
            }));
  }

  /** Position 0: the publication's own words, read already, and the bytes they were taken from. */
  private void addOwnText(
      long revision, Content content, String text, @Nullable String evidence, Instant now) {
    documents.addOwnText(revision, content, text, evidence, now);
    readings.keep(
        text,
        new Extraction(
            ReadingStatus.READ, "", "text/plain", List.of(new PageText(1, "", content.text()))),
        now);
  }

  /** A document of the source whose fetch is due; those of the oldest publications come first. */
  public Optional<PendingDocument> nextDue(String source, Instant now) {
    return documents.nextDue(source, now);
  }

  /** How many documents of the source are due. */
  public long countDue(String source, Instant now) {
    return documents.countDue(source, now);
  }

  /**
   * A document arrived: its bytes go into the archive, then the row says so. Its revision is
   * matched (again) with it.
   */
  public void fetched(PendingDocument document, FetchResult.Fetched result) {
    archive.keep(result.body(), result.sha256());
    transactions.executeWithoutResult(
        status -> {
          documents.fetched(document.id(), result, JSON.writeValueAsString(result.headers()));
          documents.back(document.id());
          documents.matchAgain(document.id());
        });
  }

  /** The server says that the copy of the earlier revision is still the current one. */
  public void notModified(PendingDocument document, Instant now) {
    transactions.executeWithoutResult(
        status -> {
          documents.copyEarlier(document.id(), document.uri().toString(), now);
          documents.back(document.id());
          documents.matchAgain(document.id());
        });
  }

  /** A document was not to be had: it is tried again later, or given up. */
  public void notFetched(PendingDocument document, FetchResult result, Instant now) {
    switch (result) {
      case FetchResult.Refused refused ->
          documents.giveUp(document.id(), FetchState.REFUSED, refused.message(), 0);
      case FetchResult.Failed failed -> {
        if (failed.cause() == FetchResult.Failed.Cause.GONE) {
          transactions.executeWithoutResult(
              status -> documents.gone(document.id(), failed.message(), failed.status(), now));
          return;
        }
        Optional<Instant> next =
            failed.isTransient()
                ? RetryPlan.next(document.attempts() + 1, now, failed.retryAfter())
                : Optional.empty();
        next.ifPresentOrElse(
            at -> documents.tryAgain(document.id(), at, failed.message(), failed.status()),
            () ->
                documents.giveUp(
                    document.id(), FetchState.FAILED, failed.message(), failed.status()));
      }
      case FetchResult.Fetched arrived -> fetched(document, arrived);
      case FetchResult.NotModified current -> notModified(document, current.at());
    }
  }

  /** Gives a document up for a reason of our own, for example an address that is none. */
  public void giveUp(PendingDocument document, Message reason) {
    documents.giveUp(document.id(), FetchState.FAILED, reason, 0);
  }
}
