package org.vigie.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with one volunteer, one dossier and one commune, and a clock that can be moved. */
public final class RequestsFixture {
  public static final Asker CAMILLE =
      new Asker("Camille Exemple", "3, rue du Puits\n99100 Valmoire");

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  public final JdbcClient jdbc;
  public final TransactionTemplate transaction;
  public final Requests requests;
  public final Authorities authorities;
  public final Authority commune;
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");

  public final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return PARIS;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  public RequestsFixture(DataSource dataSource) {
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    requests = new Requests(jdbc, transaction, clock);
    authorities = new Authorities(jdbc, clock);
    commune = authorities.findOrCreate("219900010", "Commune de Valmoire", null, "test");
    jdbc.sql(
            """
            insert into account (email, name, role, password_hash, created_at)
            values ('camille@vigie.example', 'Camille', 'volunteer', '-', now())
            """)
        .update();
    jdbc.sql("insert into dossier (title, created_at) values ('Caméras de Valmoire', now())")
        .update();
  }

  /** Noon of that day in Paris. */
  public void todayIs(String day) {
    now = LocalDate.parse(day).atTime(12, 0).atZone(PARIS).toInstant();
  }

  public RequestDraft aDraft() {
    return new RequestDraft(
        1,
        commune.id(),
        1,
        "Extension du dispositif de vidéoprotection, lot 2",
        "Madame, Monsieur,\n\nJe vous demande communication du cahier des clauses techniques"
            + " particulières.\n\nCamille Exemple",
        CAMILLE);
  }

  public Request aReadyRequest() {
    Request draft = requests.draft(aDraft(), "camille");
    return done(requests.validate(draft.number(), draft.version(), "camille"));
  }

  public Request aRequestPostedOn(String day) {
    todayIs(day);
    return after(aReadyRequest(), RequestEventType.SENT, day, EventDetail.by(Channel.POST));
  }

  public Request after(Request request, RequestEventType type, String day, EventDetail detail) {
    todayIs(day);
    return done(
        requests.record(
            request.number(), request.version(), type, LocalDate.parse(day), detail, "camille"));
  }

  public Request after(Request request, RequestEventType type, String day) {
    return after(request, type, day, EventDetail.NONE);
  }

  public RequestStanding standing(Request request) {
    return requests.standing(request);
  }

  public static Request done(RequestChange change) {
    if (change instanceof RequestChange.Done(Request request)) {
      return request;
    }
    throw new AssertionError("expected to be done: " + change);
  }
}
