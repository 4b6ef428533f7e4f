package org.vigie.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.secret.AddressVault;
import org.vigie.secret.InstallationKey;

/** The table subscriber, whose addresses are sealed, and what was sent to each. */
final class SubscriberStore {
  private final JdbcClient jdbc;
  private final AddressVault vault;

  SubscriberStore(JdbcClient jdbc, AddressVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /** Finds or adds the person; the unique hash makes two at the same time harmless. */
  Subscriber subscriberFor(EmailAddress address, Locale language, Instant now) {
    return find(address)
        .orElseGet(
            () -> {
              add(address, language, now);
              return find(address).orElseThrow();
            });
  }

  /** By any known key's hash, and in clear what was not sealed yet. */
  private Optional<Subscriber> find(EmailAddress address) {
    return jdbc.sql(
            """
            select * from subscriber
             where address_hash in (:hashes) or (address_hash is null and address = :address)
             order by id limit 1
            """)
        .param("hashes", vault.hashes(address.value()))
        .param("address", address.value())
        .query(this::subscriberRow)
        .optional();
  }

  private void add(EmailAddress address, Locale language, Instant now) {
    jdbc.sql(
            """
            insert into subscriber (address, address_hash, language, created_at, secret)
            values (:address, :hash, :language, :now, :secret)
            on conflict do nothing
            """)
        .param("address", vault.seal(address.value()))
        .param("hash", vault.hash(address.value()))
        .param("language", language.getLanguage())
        .param("now", Sql.utc(now))
        .param("secret", InstallationKey.randomSecret(16))
        .update();
  }

  Optional<Subscriber> byId(long id) {
    return jdbc.sql("select * from subscriber where id = :id")
        .param("id", id)
        .query(this::subscriberRow)
        .optional();
  }

  /** The person, for this transaction alone; empty where another one holds it. */
  Optional<Subscriber> lock(long id) {
    return jdbc.sql("select * from subscriber where id = :id for update skip locked")
        .param("id", id)
        .query(this::subscriberRow)
        .optional();
  }

  private Subscriber subscriberRow(ResultSet row, int number) throws SQLException {
    String address = row.getString("address");
    boolean isSealed = row.getString("address_hash") != null;
    return new Subscriber(
        row.getLong("id"),
        new EmailAddress(isSealed ? vault.open(address) : address),
        Locale.of(row.getString("language")),
        row.getString("secret"),
        Sql.instant(row, "created_at"));
  }

  /** People whose address is in clear, or sealed with a key that is no longer in use. */
  List<Subscriber> notSealedAsNow(int most) {
    return jdbc.sql(
            """
            select * from subscriber
             where address_hash is null or address not like :mark escape '!'
             order by id limit :most
            """)
        .param("mark", vault.currentMark().replace("_", "!_") + "%")
        .param("most", most)
        .query(this::subscriberRow)
        .list();
  }

  void seal(Subscriber subscriber) {
    jdbc.sql("update subscriber set address = :address, address_hash = :hash where id = :id")
        .param("address", vault.seal(subscriber.address().value()))
        .param("hash", vault.hash(subscriber.address().value()))
        .param("id", subscriber.id())
        .update();
  }

  void setLanguage(long subscriberId, Locale language) {
    jdbc.sql("update subscriber set language = :language where id = :id")
        .param("language", language.getLanguage())
        .param("id", subscriberId)
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

  List<OwnPage.Kept.Told> toldTo(long subscriberId) {
    return jdbc.sql(
            """
            select d.composed_at, a.subscription_id, a.news, r.title
              from digest d
              join alert a on a.digest_id = d.id
              join match_found m on m.id = a.match_id
              join revision r on r.id = m.revision_id
             where d.subscriber_id = :subscriber
             order by d.composed_at, a.id
            """)
        .param("subscriber", subscriberId)
        .query(
            (row, number) ->
                new OwnPage.Kept.Told(
                    Sql.instant(row, "composed_at"),
                    row.getLong("subscription_id"),
                    PlainText.line(row.getString("title"), 300),
                    News.valueOf(row.getString("news"))))
        .list();
  }

  /** After the person's subscriptions. */
  void delete(long subscriberId) {
    jdbc.sql("delete from digest where subscriber_id = :id").param("id", subscriberId).update();
    jdbc.sql("delete from subscriber where id = :id").param("id", subscriberId).update();
  }
}
