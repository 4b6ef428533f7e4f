package org.vigie.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.place.PlaceCode;

/** Requests, their events and their numbers in the database. */
final class RequestStore {
  private static final String REQUESTS =
      """
      select request.id, request.number, request.dossier_id, request.authority_id,
             request.account_id, request.subject, request.letter, request.asker_name,
             request.asker_address, request.reply_token, request.version, request.created_at,
             request.updated_at, authority.place_kind, authority.place_code,
             authority.name as authority_name, dossier.title as dossier_title,
             account.name as account_name
        from request
        join authority on authority.id = request.authority_id
        join dossier on dossier.id = request.dossier_id
        join account on account.id = request.account_id
      """;

  private static final String INSERT =
      """
      insert into request (number, dossier_id, authority_id, account_id, subject, letter,
                           asker_name, asker_address, reply_token, created_at, updated_at)
      values (:number, :dossier, :authority, :account, :subject, :letter,
              :askerName, :askerAddress, :replyToken, :now, :now)
      """;

  private static final String UPDATE_LETTER =
      """
      update request
         set subject = :subject, letter = :letter, asker_name = :askerName,
             asker_address = :askerAddress
       where id = :id
      """;

  private static final String RAISE_VERSION =
      """
      update request set version = version + 1, updated_at = :now
       where id = :id and version = :version
      """;

  private static final String INSERT_EVENT =
      """
      insert into request_event (request_id, type, on_date, at, detail, author)
      values (:request, :type, :onDate, :at, :detail, :author)
      """;

  private final JdbcClient jdbc;

  RequestStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A request without its events, and the names that lists show beside it. */
  private record Row(Request request, String dossier, String authority, String account) {}

  private record EventOf(long requestId, RequestEvent event) {}

  /**
   * The next number of that year. Must be called in the transaction that writes the request: the
   * lock on the year's row is what makes numbers unique and without gaps.
   */
  String nextNumber(int year) {
    jdbc.sql(
            """
            insert into request_number (of_year, last_number) values (:year, 0)
            on conflict do nothing
            """)
        .param("year", year)
        .update();
    jdbc.sql("update request_number set last_number = last_number + 1 where of_year = :year")
        .param("year", year)
        .update();
    int last =
        jdbc.sql("select last_number from request_number where of_year = :year")
            .param("year", year)
            .query(Integer.class)
            .single();
    return "D-%d-%04d".formatted(year, last);
  }

  void insert(String number, RequestDraft draft, String replyToken, Instant now) {
    jdbc.sql(INSERT)
        .param("number", number)
        .param("dossier", draft.dossierId())
        .param("authority", draft.authorityId())
        .param("account", draft.accountId())
        .param("subject", draft.subject())
        .param("letter", draft.letter())
        .param("askerName", draft.asker().name())
        .param("askerAddress", draft.asker().postalAddress())
        .param("replyToken", replyToken)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** True where the version was still that one: the caller alone may now write. */
  boolean raiseVersion(long id, int version, Instant now) {
    return jdbc.sql(RAISE_VERSION)
            .param("id", id)
            .param("version", version)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  void updateLetter(long id, String subject, String letter, Asker asker) {
    jdbc.sql(UPDATE_LETTER)
        .param("id", id)
        .param("subject", subject)
        .param("letter", letter)
        .param("askerName", asker.name())
        .param("askerAddress", asker.postalAddress())
        .update();
  }

  void addEvent(
      long requestId,
      RequestEventType type,
      LocalDate onDate,
      EventDetail detail,
      String author,
      Instant at) {
    jdbc.sql(INSERT_EVENT)
        .param("request", requestId)
        .param("type", type.id())
        .param("onDate", onDate)
        .param("at", Timestamp.from(at))
        .param("detail", detail.store())
        .param("author", author)
        .update();
  }

  Optional<Request> find(String number) {
    return jdbc.sql(REQUESTS + " where request.number = :number")
        .param("number", number)
        .query(RequestStore::row)
        .optional()
        .map(row -> withEvents(row.request(), eventsOf(row.request().id())));
  }

  Optional<Request> findByReplyToken(String token) {
    return jdbc.sql(REQUESTS + " where request.reply_token = :token")
        .param("token", token)
        .query(RequestStore::row)
        .optional()
        .map(row -> withEvents(row.request(), eventsOf(row.request().id())));
  }

  List<Request> ofDossier(long dossierId) {
    return linesWhere("request.dossier_id = :key", dossierId).stream()
        .map(RequestLine.Raw::request)
        .toList();
  }

  List<Request> ofAuthority(long authorityId) {
    return linesWhere("request.authority_id = :key", authorityId).stream()
        .map(RequestLine.Raw::request)
        .toList();
  }

  /** All requests, newest first, in two queries however many there are. */
  List<RequestLine.Raw> lines() {
    return linesWhere("request.id > :key", 0);
  }

  private List<RequestLine.Raw> linesWhere(String condition, long key) {
    List<Row> rows =
        jdbc.sql(REQUESTS + " where " + condition + " order by request.id desc")
            .param("key", key)
            .query(RequestStore::row)
            .list();
    Map<Long, List<EventOf>> events =
        jdbc
            .sql(
                """
                select request_event.id, request_event.request_id, type, on_date, at, detail, author
                  from request_event
                  join request on request.id = request_event.request_id
                 where %s
                 order by request_event.id
                """
                    .formatted(condition))
            .param("key", key)
            .query(RequestStore::event)
            .list()
            .stream()
            .collect(Collectors.groupingBy(EventOf::requestId));
    return rows.stream()
        .map(
            row ->
                new RequestLine.Raw(
                    withEvents(row.request(), events.getOrDefault(row.request().id(), List.of())),
                    row.dossier(),
                    row.authority(),
                    row.account()))
        .toList();
  }

  private List<EventOf> eventsOf(long requestId) {
    return jdbc.sql(
            """
            select id, request_id, type, on_date, at, detail, author
              from request_event
             where request_id = :request
             order by id
            """)
        .param("request", requestId)
        .query(RequestStore::event)
        .list();
  }

  private static Request withEvents(Request bare, List<EventOf> events) {
    return new Request(
        bare.id(),
        bare.number(),
        bare.dossierId(),
        bare.authorityId(),
        bare.accountId(),
        bare.subject(),
        bare.letter(),
        bare.asker(),
        bare.replyToken(),
        bare.version(),
        bare.createdAt(),
        bare.updatedAt(),
        bare.territory(),
        events.stream().map(EventOf::event).toList());
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    String placeKind = row.getString("place_kind");
    String placeCode = row.getString("place_code");
    Territory territory =
        placeKind == null || placeCode == null
            ? Territory.GENERAL
            : Territory.of(new PlaceCode(PlaceCode.Kind.valueOf(placeKind), placeCode));
    return new Row(
        new Request(
            row.getLong("id"),
            row.getString("number"),
            row.getLong("dossier_id"),
            row.getLong("authority_id"),
            row.getLong("account_id"),
            row.getString("subject"),
            row.getString("letter"),
            new Asker(row.getString("asker_name"), row.getString("asker_address")),
            row.getString("reply_token"),
            row.getInt("version"),
            instant(row, "created_at"),
            instant(row, "updated_at"),
            territory,
            List.of()),
        row.getString("dossier_title"),
        row.getString("authority_name"),
        row.getString("account_name"));
  }

  private static EventOf event(ResultSet row, int number) throws SQLException {
    return new EventOf(
        row.getLong("request_id"),
        new RequestEvent(
            row.getLong("id"),
            RequestEventType.of(row.getString("type")),
            row.getObject("on_date", LocalDate.class),
            instant(row, "at"),
            EventDetail.restore(row.getString("detail")),
            row.getString("author")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
