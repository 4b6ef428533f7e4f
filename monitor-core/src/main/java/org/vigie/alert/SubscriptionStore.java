package org.vigie.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.vigie.place.PlaceCode;

/** The tables subscriber, subscription and subscription_place. */
final class SubscriptionStore {
  private static final String SUBSCRIPTION =
      """
      select id, subscriber_id, families, rhythm, send_hour, text_only, neutral, state, secret,
             created_at, confirmed_at, ended_at, paused_until
        from subscription
      """;

  private final JdbcClient jdbc;

  SubscriptionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Finds or adds the person; the unique address makes two at the same time harmless. */
  Subscriber subscriberFor(EmailAddress address, Locale language, Instant now) {
    jdbc.sql(
            """
            insert into subscriber (address, language, created_at, secret)
            values (:address, :language, :now, :secret)
            on conflict do nothing
            """)
        .param("address", address.value())
        .param("language", language.getLanguage())
        .param("now", Sql.utc(now))
        .param("secret", InstallationKey.randomSecret(16))
        .update();
    return jdbc.sql("select * from subscriber where address = :address")
        .param("address", address.value())
        .query(SubscriptionStore::subscriberRow)
        .single();
  }

  Optional<Subscriber> subscriber(long id) {
    return jdbc.sql("select * from subscriber where id = :id")
        .param("id", id)
        .query(SubscriptionStore::subscriberRow)
        .optional();
  }

  /** The person, for this transaction alone; empty where another one holds it. */
  Optional<Subscriber> lockSubscriber(long id) {
    return jdbc.sql("select * from subscriber where id = :id for update skip locked")
        .param("id", id)
        .query(SubscriptionStore::subscriberRow)
        .optional();
  }

  private static Subscriber subscriberRow(ResultSet row, int number) throws SQLException {
    return new Subscriber(
        row.getLong("id"),
        new EmailAddress(row.getString("address")),
        Locale.of(row.getString("language")),
        row.getString("secret"),
        Sql.instant(row, "created_at"));
  }

  void setLanguage(long subscriberId, Locale language) {
    jdbc.sql("update subscriber set language = :language where id = :id")
        .param("language", language.getLanguage())
        .param("id", subscriberId)
        .update();
  }

  Subscription add(Subscriber subscriber, Choice choice, Instant now) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into subscription (subscriber_id, families, everywhere, rhythm, send_hour,
                                      text_only, neutral, state, secret, created_at)
            values (:subscriber, :families, :everywhere, :rhythm, :hour, :textOnly, :neutral,
                    'PENDING', :secret, :now)
            """)
        .param("subscriber", subscriber.id())
        .params(columns(choice))
        .param("secret", InstallationKey.randomSecret(16))
        .param("now", Sql.utc(now))
        .update(key, "id");
    long id = Sql.id(key);
    addPlaces(id, choice);
    return byId(id).orElseThrow();
  }

  void change(long id, Choice choice) {
    jdbc.sql(
            """
            update subscription
               set families = :families, everywhere = :everywhere, rhythm = :rhythm,
                   send_hour = :hour, text_only = :textOnly, neutral = :neutral
             where id = :id
            """)
        .params(columns(choice))
        .param("id", id)
        .update();
    jdbc.sql("delete from subscription_place where subscription_id = :id").param("id", id).update();
    addPlaces(id, choice);
  }

  private static Map<String, Object> columns(Choice choice) {
    return Map.of(
        "families", String.join(" ", choice.families()),
        "everywhere", choice.isEverywhere(),
        "rhythm", choice.rhythm().name(),
        "hour", choice.hour(),
        "textOnly", choice.textOnly(),
        "neutral", choice.neutral());
  }

  private void addPlaces(long id, Choice choice) {
    for (PlaceCode place : choice.places()) {
      jdbc.sql(
              "insert into subscription_place (subscription_id, kind, code) values (:id, :kind,"
                  + " :code)")
          .param("id", id)
          .param("kind", place.kind().name())
          .param("code", place.code())
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
    String families = row.getString("families");
    return new Subscription(
        id,
        row.getLong("subscriber_id"),
        new Choice(
            families.isEmpty() ? List.of() : List.of(families.split(" ")),
            places(id),
            Rhythm.valueOf(row.getString("rhythm")),
            row.getInt("send_hour"),
            row.getBoolean("text_only"),
            row.getBoolean("neutral")),
        Subscription.State.valueOf(row.getString("state")),
        row.getString("secret"),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "confirmed_at"),
        Sql.instantOrNull(row, "ended_at"),
        row.getObject("paused_until", LocalDate.class));
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

  List<SubscriberView.SentDigest> lastDigests(long subscriberId, int most) {
    return jdbc.sql(
            """
            select d.composed_at, count(distinct a.publication_id) as finds
              from digest d left join alert a on a.digest_id = d.id
             where d.subscriber_id = :subscriber
             group by d.id, d.composed_at
             order by d.composed_at desc
             limit :most
            """)
        .param("subscriber", subscriberId)
        .param("most", most)
        .query(
            (row, number) ->
                new SubscriberView.SentDigest(Sql.instant(row, "composed_at"), row.getInt("finds")))
        .list();
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
            "delete from subscription where id = :id")) {
      jdbc.sql(rows).param("id", subscriptionId).update();
    }
  }

  void deleteSubscriber(long subscriberId) {
    new ArrayList<>(of(subscriberId)).forEach(subscription -> delete(subscription.id()));
    jdbc.sql("delete from digest where subscriber_id = :id").param("id", subscriberId).update();
    jdbc.sql("delete from subscriber where id = :id").param("id", subscriberId).update();
  }
}
