package org.vigie.request;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Requests for documents: drafted, edited, declared ready, followed. Every change names the version
 * that it was made on; a change made meanwhile by somebody else is a {@link
 * RequestChange.Conflict}, never overwritten. Nothing is sent here.
 */
public final class Requests {
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int TOKEN_BYTES = 10;

  private final RequestStore store;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Requests(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
    this.store = new RequestStore(jdbc);
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Keeps a draft under a number of its own.
   *
   * @param author who writes, for the history
   */
  public Request draft(RequestDraft draft, String author) {
    return draft(draft, author, _ -> draft.letter());
  }

  /**
   * Keeps a draft whose letter quotes its own number.
   *
   * @param letter writes the text, given the number
   */
  public Request draft(RequestDraft draft, String author, Function<String, String> letter) {
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    return transaction.execute(
        _ -> {
          String number = store.nextNumber(today().getYear());
          var numbered =
              new RequestDraft(
                  draft.dossierId(),
                  draft.authorityId(),
                  draft.accountId(),
                  draft.subject(),
                  letter.apply(number),
                  draft.asker());
          store.insert(number, numbered, HexFormat.of().formatHex(token), clock.instant());
          Request request = store.find(number).orElseThrow();
          add(request, RequestEventType.DRAFTED, today(), EventDetail.NONE, author);
          return store.find(number).orElseThrow();
        });
  }

  public Optional<Request> find(String number) {
    return store.find(number);
  }

  /** The request that a reply to {@code demande+<token>@…} belongs to. */
  public Optional<Request> findByReplyToken(String token) {
    return store.findByReplyToken(token);
  }

  public List<Request> ofDossier(long dossierId) {
    return store.ofDossier(dossierId);
  }

  /** All, newest first, as they stand today. */
  public List<RequestLine> lines() {
    LocalDate today = today();
    return store.lines().stream()
        .map(
            raw ->
                new RequestLine(
                    RequestStanding.of(raw.request(), today),
                    raw.dossierTitle(),
                    raw.authorityName(),
                    raw.accountName()))
        .toList();
  }

  /** The request as it stands today. */
  public RequestStanding standing(Request request) {
    return RequestStanding.of(request, today());
  }

  /**
   * Another request to the same authority on the same subject from which something may still come.
   */
  public Optional<Request> openTwin(Request request) {
    return store.ofAuthority(request.authorityId()).stream()
        .filter(other -> other.id() != request.id())
        .filter(other -> other.subject().strip().equalsIgnoreCase(request.subject().strip()))
        .filter(other -> standing(other).state().isOpen())
        .filter(other -> !standing(other).state().isBeforeSending())
        .findFirst();
  }

  /** Replaces the text of what has not left yet; a request that was ready is a draft again. */
  public RequestChange edit(
      String number, int version, String subject, String letter, Asker asker, String author) {
    return change(
        number,
        version,
        request -> {
          if (!standing(request).state().isBeforeSending()) {
            return RequestChange.refused("request.refusal.already-sent", number);
          }
          store.updateLetter(request.id(), subject, letter, asker);
          return done(request, RequestEventType.EDITED, today(), EventDetail.NONE, author);
        });
  }

  /** A person has read this exact text and declares it ready to leave. */
  public RequestChange validate(String number, int version, String author) {
    return change(
        number,
        version,
        request -> {
          if (!standing(request).state().isBeforeSending()) {
            return RequestChange.refused("request.refusal.already-sent", number);
          }
          var problems = LetterCheck.problems(request.subject(), request.letter(), request.asker());
          return problems.isEmpty()
              ? done(request, RequestEventType.VALIDATED, today(), EventDetail.NONE, author)
              : new RequestChange.Refused(problems);
        });
  }

  /**
   * Adds what has happened, on the day that counts in law. {@code SENT} is for what a person sent
   * or posted themselves; the service's own sending is the mailer's.
   */
  public RequestChange record(
      String number,
      int version,
      RequestEventType type,
      LocalDate onDate,
      EventDetail detail,
      String author) {
    return change(
        number,
        version,
        request -> {
          var refusal = EventCheck.refusal(standing(request), type, onDate, today());
          return refusal.isPresent()
              ? new RequestChange.Refused(List.of(refusal.get()))
              : done(request, type, onDate, detail, author);
        });
  }

  /** Takes an event back: it stays in the history and no longer counts. */
  public RequestChange undo(String number, int version, long eventId, String author) {
    return change(
        number,
        version,
        request ->
            request.standingEvents().stream()
                .filter(event -> event.id() == eventId)
                .filter(EventCheck::isUndoable)
                .findFirst()
                .map(
                    _ ->
                        done(
                            request,
                            RequestEventType.UNDONE,
                            today(),
                            EventDetail.undoing(eventId),
                            author))
                .orElseGet(() -> RequestChange.refused("request.refusal.not-undoable", eventId)));
  }

  /**
   * Adds what a machine reported (a bounce, a server's answer), whatever the version. Must be
   * called in the transaction of its cause.
   */
  public void report(String number, RequestEventType type, EventDetail detail, String author) {
    Request request = store.find(number).orElseThrow();
    store.raiseVersion(request.id(), request.version(), clock.instant());
    add(request, type, today(), detail, author);
  }

  /** Civil date, Europe/Paris. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), PARIS);
  }

  private RequestChange change(String number, int version, Function<Request, RequestChange> what) {
    return transaction.execute(
        status -> {
          Request request =
              store
                  .find(number)
                  .orElseThrow(
                      () -> new IllegalArgumentException("no request has the number " + number));
          // Raised before anything is looked at: whoever comes second waits, then finds a conflict.
          if (!store.raiseVersion(request.id(), version, clock.instant())) {
            return new RequestChange.Conflict(store.find(number).orElseThrow());
          }
          RequestChange change = what.apply(request);
          if (!(change instanceof RequestChange.Done)) {
            status.setRollbackOnly();
          }
          return change;
        });
  }

  private RequestChange done(
      Request request, RequestEventType type, LocalDate on, EventDetail detail, String author) {
    add(request, type, on, detail, author);
    return new RequestChange.Done(store.find(request.number()).orElseThrow());
  }

  private void add(
      Request request, RequestEventType type, LocalDate on, EventDetail detail, String author) {
    store.addEvent(request.id(), type, on, detail, author, clock.instant());
  }
}
