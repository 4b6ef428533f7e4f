package org.vigie.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.archive.Archive;
import org.vigie.archive.Batch;
import org.vigie.fetch.FetchResult;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
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
   * Records what a source publishes now, all of it in one transaction and in this order. The same
   * content again changes nothing; other content under the same identity becomes a new revision,
   * also where it is what an earlier revision was. The raw bytes and the text go into the archive
   * first: killed in between, they are found there again.
   *
   * @param source id of the source
   * @param sourcePlaces where everything belongs that this source publishes
   * @return one for each content
   */
  public List<Recorded> record(
      String source, List<PlaceCode> sourcePlaces, List<Content> contents, Instant now) {
    List<Kept> kept = keep(contents);
    return Objects.requireNonNull(
        transactions.execute(
            status ->
                kept.stream().map(content -> record(source, sourcePlaces, content, now)).toList()));
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

  /** A content whose files are in the archive. */
  private record Kept(
      Content content, String facts, String text, Extraction plain, @Nullable String evidence) {}

  private List<Kept> keep(List<Content> contents) {
    List<Kept> kept = new ArrayList<>();
    try (Batch files = archive.batch()) {
      for (Content content : contents) {
        String text = files.keep(content.text().getBytes(UTF_8));
        Extraction plain =
            new Extraction(
                ReadingStatus.READ, "", "text/plain", List.of(new PageText(1, "", content.text())));
        readings.keepPlain(files, text, plain);
        kept.add(
            new Kept(
                content,
                JSON.writeValueAsString(content.facts()),
                text,
                plain,
                content.raw().length == 0 ? null : files.keep(content.raw())));
      }
      files.commit();
    }
    return kept;
  }

  private Recorded record(String source, List<PlaceCode> sourcePlaces, Kept kept, Instant now) {
    Content content = kept.content();
    String hash = ContentHash.of(content, kept.facts());
    PublicationStore.Seen seen = store.seen(source, content.externalId(), now);
    long publication = seen.publication();
    if (seen.contentHash().equals(hash)) {
      return new Recorded(publication, seen.revision(), Change.UNCHANGED);
    }
    int number = seen.number() + 1;
    long revision =
        store.revise(
            publication,
            number,
            hash,
            content.facts(),
            buyerName(content.facts()),
            kept.facts(),
            now);
    store.addPlaces(publication, places.of(content.facts(), sourcePlaces));
    store.addReferences(publication, content.facts().references());
    // position 0: the publication's own words, read already, and the bytes they were taken from
    documents.addOwnText(revision, content, kept.text(), kept.evidence(), now);
    readings.note(kept.text(), kept.plain(), now);
    documents.addLinks(revision, content.documents());
    return new Recorded(publication, revision, number == 1 ? Change.NEW : Change.REVISED);
  }

  /** Awarded contracts know their buyer by number only: then the body's own name is shown. */
  private @Nullable String buyerName(PublicationFacts facts) {
    return facts.buyerName() != null
        ? facts.buyerName()
        : places.body(facts).map(Place::bodyName).orElse(null);
  }

  /** Documents of the source whose fetch is due; those of the oldest publications come first. */
  public List<PendingDocument> due(String source, int most, Instant now) {
    return documents.due(source, most, now);
  }

  /** How the fetch of a document ended. */
  public record Answered(PendingDocument document, FetchResult result) {
    long id() {
      return document.id();
    }

    boolean isThere() {
      return result instanceof FetchResult.Fetched || result instanceof FetchResult.NotModified;
    }
  }

  /**
   * Notes answers, all in one transaction. What arrived goes into the archive first, then its row
   * says so and its revision is matched (again) with it. What was not to be had is tried again
   * later, or given up.
   */
  public void answered(List<Answered> answers, Instant now) {
    try (Batch files = archive.batch()) {
      for (Answered answered : answers) {
        if (answered.result() instanceof FetchResult.Fetched arrived) {
          files.take(arrived.body(), arrived.sha256());
        }
      }
      files.commit();
    }
    transactions.executeWithoutResult(
        status -> {
          answers.forEach(answered -> note(answered.document(), answered.result(), now));
          List<Long> there = answers.stream().filter(Answered::isThere).map(Answered::id).toList();
          if (!there.isEmpty()) {
            documents.back(there);
          }
        });
  }

  private void note(PendingDocument document, FetchResult result, Instant now) {
    switch (result) {
      case FetchResult.Fetched arrived ->
          documents.fetched(document.id(), arrived, JSON.writeValueAsString(arrived.headers()));
      // the copy of the earlier revision is still the current one
      case FetchResult.NotModified current ->
          documents.copyEarlier(document.id(), document.uri().toString(), current.at());
      case FetchResult.Refused refused ->
          documents.giveUp(document.id(), FetchState.REFUSED, refused.message(), 0);
      case FetchResult.Failed failed -> {
        if (failed.cause() == FetchResult.Failed.Cause.GONE) {
          documents.gone(document.id(), failed.message(), failed.status(), now);
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
    }
  }
}
