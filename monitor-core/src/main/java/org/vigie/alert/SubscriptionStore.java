package org.vigie.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.vigie.place.PlaceCode;
import org.vigie.secret.InstallationKey;

/** The tables subscription, subscription_place and subscription_buyer. */
final class SubscriptionStore {
  private static final String SUBSCRIPTION =
      """
      select id, subscriber_id, families, kinds, search, rhythm, send_hour, zone, text_only, neutral,
             heartbeat, state, secret, created_at, confirmed_at, ended_at, paused_until
        from subscription
      """;

  private final JdbcClient jdbc;

  SubscriptionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Subscription add(Subscriber subscriber, Choice choice, Instant now) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into subscription (subscriber_id, families, kinds, search, everywhere, rhythm,
                                      send_hour, zone, text_only, neutral, heartbeat, state, secret,
                                      created_at)
            values (:subscriber, :families, :kinds, :search, :everywhere, :rhythm, :hour, :zone,
                    :textOnly, :neutral, :heartbeat, 'PENDING', :secret, :now)
            """)
        .param("subscriber", subscriber.id())
        .params(columns(choice))
        .param("secret", InstallationKey.randomSecret(16))
        .param("now", Sql.utc(now))
        .update(key, "id");
    long id = Sql.id(key);
    addPlacesAndBuyers(id, choice);
    return byId(id).orElseThrow();
  }

  void change(long id, Choice choice) {
    jdbc.sql(
            """
            update subscription
               set families = :families, kinds = :kinds, search = :search,
                   everywhere = :everywhere, rhythm = :rhythm, send_hour = :hour, zone = :zone,
                   text_only = :textOnly, neutral = :neutral, heartbeat = :heartbeat
             where id = :id
            """)
        .params(columns(choice))
        .param("id", id)
        .update();
    jdbc.sql("delete from subscription_place where subscription_id = :id").param("id", id).update();
    jdbc.sql("delete from subscription_buyer where subscription_id = :id").param("id", id).update();
    addPlacesAndBuyers(id, choice);
  }

  private static Map<String, Object> columns(Choice choice) {
    return Map.of(
        "families", String.join(" ", choice.families()),
        "kinds", String.join(" ", choice.kinds().stream().map(ActKind::name).toList()),
        "search", choice.search(),
        "everywhere", choice.isEverywhere(),
        "rhythm", choice.rhythm().name(),
        "hour", choice.hour(),
        "zone", choice.zone().getId(),
        "textOnly", choice.textOnly(),
        "neutral", choice.neutral(),
        "heartbeat", choice.heartbeat());
  }

  private void addPlacesAndBuyers(long id, Choice choice) {
    for (PlaceCode place : choice.places()) {
      jdbc.sql(
              "insert into subscription_place (subscription_id, kind, code) values (:id, :kind,"
                  + " :code)")
          .param("id", id)
          .param("kind", place.kind().name())
          .param("code", place.code())
          .update();
    }
    for (String siren : choice.buyers()) {
      jdbc.sql("insert into subscription_buyer (subscription_id, siren) values (:id, :siren)")
          .param("id", id)
          .param("siren", siren)
          .update();
    }
  }

  Optional<Subscription> byId(long id) {
    return jdbc.sql(SUBSCRIPTION + " where id = :id")
        .param("id", id)
        .query(this::subscriptionRow)
        .optional();
  }

  List<Subscription> of(long subscriberId) {
    return jdbc.sql(SUBSCRIPTION + " where subscriber_id = :subscriber order by id")
        .param("subscriber", subscriberId)
        .query(this::subscriptionRow)
        .list();
  }

  private Subscription subscriptionRow(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    return new Subscription(
        id,
        row.getLong("subscriber_id"),
        new Choice(
            words(row.getString("families")),
            places(id),
            buyers(id),
            words(row.getString("kinds")).stream().map(ActKind::valueOf).toList(),
            row.getString("search"),
            Rhythm.valueOf(row.getString("rhythm")),
            row.getInt("send_hour"),
            ZoneId.of(row.getString("zone")),
            row.getBoolean("text_only"),
            row.getBoolean("neutral"),
            row.getBoolean("heartbeat")),
        Subscription.State.valueOf(row.getString("state")),
        row.getString("secret"),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "confirmed_at"),
        Sql.instantOrNull(row, "ended_at"),
        row.getObject("paused_until", LocalDate.class));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private List<String> buyers(long subscriptionId) {
    return jdbc.sql("select siren from subscription_buyer where subscription_id = :id order by 1")
        .param("id", subscriptionId)
        .query((row, number) -> row.getString("siren"))
        .list();
  }

  /** What the body with this SIREN calls itself in its latest publication; else the SIREN. */
  String buyerName(String siren) {
    return jdbc.sql(
            """
            select buyer_name from revision
             where buyer_siret >= :siren and buyer_siret < :next and buyer_name is not null
             order by id desc limit 1
            """)
        .param("siren", siren)
        .param("next", siren + "Z")
        .query(String.class)
        .optional()
        .map(name -> PlainText.line(name, 200))
        .orElse(siren);
  }

  private List<PlaceCode> places(long subscriptionId) {
    return jdbc.sql(
            "select kind, code from subscription_place where subscription_id = :id order by kind,"
                + " code")
        .param("id", subscriptionId)
        .query(
            (row, number) ->
                new PlaceCode(PlaceCode.Kind.valueOf(row.getString("kind")), row.getString("code")))
        .list();
  }

  int askedSince(long subscriberId, Instant since) {
    return jdbc.sql(
            "select count(*) from subscription where subscriber_id = :id and created_at > :since")
        .param("id", subscriberId)
        .param("since", Sql.utc(since))
        .query(Integer.class)
        .single();
  }

  /** One of several at the same time; the others see false. */
  boolean confirm(long id, Instant now) {
    return jdbc.sql(
                """
                update subscription set state = 'ACTIVE', confirmed_at = :now
                 where id = :id and state = 'PENDING'
                """)
            .param("now", Sql.utc(now))
            .param("id", id)
            .update()
        == 1;
  }

  void end(long id, Instant now) {
    jdbc.sql(
            """
            update subscription set state = 'ENDED', ended_at = :now
             where id = :id and state <> 'ENDED'
            """)
        .param("now", Sql.utc(now))
        .param("id", id)
        .update();
  }

  /** Back to what it was before it ended. */
  void restore(long id) {
    jdbc.sql(
            """
            update subscription
               set state = case when confirmed_at is null then 'PENDING' else 'ACTIVE' end,
                   ended_at = null
             where id = :id and state = 'ENDED'
            """)
        .param("id", id)
        .update();
  }

  void pause(long id, @Nullable LocalDate until) {
    jdbc.sql("update subscription set paused_until = cast(:until as date) where id = :id")
        .param("until", until)
        .param("id", id)
        .update();
  }

  /** Never confirmed, or ended, for so long that nobody can take it up again. */
  List<Subscription> staleSince(Instant limit, int most) {
    return jdbc.sql(
            SUBSCRIPTION
                + """
                 where (state = 'PENDING' and created_at < :limit)
                    or (state = 'ENDED' and ended_at < :limit)
                 order by id limit :most
                """)
        .param("limit", Sql.utc(limit))
        .param("most", most)
        .query(this::subscriptionRow)
        .list();
  }

  void delete(long subscriptionId) {
    for (String rows :
        List.of(
            "delete from alert where subscription_id = :id",
            "delete from subscription_place where subscription_id = :id",
            "delete from subscription_buyer where subscription_id = :id",
            "delete from subscription where id = :id")) {
      jdbc.sql(rows).param("id", subscriptionId).update();
    }
  }

  void deleteAllOf(long subscriberId) {
    of(subscriberId).forEach(subscription -> delete(subscription.id()));
  }
}
