package org.vigie.mailer.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.Alerts;
import org.vigie.alert.Choice;
import org.vigie.alert.Digests;
import org.vigie.alert.FoundThings;
import org.vigie.alert.Installation;
import org.vigie.alert.InventedPlaces;
import org.vigie.alert.Rhythm;
import org.vigie.alert.Subscriptions;
import org.vigie.archive.Archive;
import org.vigie.database.Migrations;
import org.vigie.mailer.digest.MailChannel;
import org.vigie.mailer.digest.MailNotices;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.reading.Readings;
import org.vigie.search.StandingSearches;
import org.vigie.secret.AddressVault;
import org.vigie.secret.InstallationKey;

/**
 * The program that {@link KilledMailTest} kills: from matches to mails that the server accepted. It
 * says where it stands and goes on only when it is told to.
 */
final class KilledMailRun {
  private static final InstallationKey KEY =
      InstallationKey.of("a key that only these tests may know");
  private static final AddressVault VAULT =
      AddressVault.of("a secret that only these tests may know");
  private static final Installation INSTALLATION =
      new Installation(KEY, VAULT, URI.create("https://vigie.example"), InventedPlaces.map());

  private static final OffsetDateTime NOT_FOUND_YET = Instant.EPOCH.atOffset(ZoneOffset.UTC);

  private final BufferedReader permission =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
  private int transactions;

  /** Arguments: folder, port of the SMTP server, minutes that have passed since the first run. */
  public static void main(String[] arguments) {
    var later = Duration.ofMinutes(Long.parseLong(arguments[2]));
    new KilledMailRun()
        .run(
            database(Path.of(arguments[0])),
            Integer.parseInt(arguments[1]),
            Clock.offset(Clock.systemUTC(), later));
    System.out.println("end");
  }

  /** Two people who want every find at once, and so many finds that nobody was told of. */
  static void prepare(Path folder, int finds) {
    JdbcConnectionPool dataSource = database(folder);
    Migrations.migrate(dataSource);
    JdbcClient jdbc = JdbcClient.create(dataSource);
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    var clock = Clock.systemUTC();
    var outbox = new Outbox(jdbc, MailSettings.local(25, "vigie.example"), KEY, VAULT, clock);
    var subscriptions =
        new Subscriptions(
            jdbc,
            transaction,
            clock,
            INSTALLATION,
            new MailNotices(outbox, MailSettings.local(25, "vigie.example")));
    for (String reader : List.of("lectrice@asso.example", "lecteur@asso.example")) {
      subscriptions.subscribe(
          reader,
          Locale.FRENCH,
          Choice.of(
              List.of("videoprotection"),
              List.of(PlaceCode.parse("departement:99")),
              Rhythm.AT_ONCE));
    }
    jdbc.sql("update subscription set state = 'ACTIVE', confirmed_at = created_at").update();
    jdbc.sql("delete from outbox").update();
    var things = new FoundThings(jdbc, clock);
    for (int find = 0; find < finds; find++) {
      things.aFind().in("departement:99").now();
    }
    jdbc.sql("update match_found set alerted_at = :never").param("never", NOT_FOUND_YET).update();
    dataSource.dispose();
  }

  private void run(DataSource dataSource, int port, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    var transaction = new TransactionTemplate(new Announced(dataSource));
    MailSettings settings = MailSettings.local(port, "vigie.example");
    var outbox = new Outbox(jdbc, settings, KEY, VAULT, clock);
    var readings = new Readings(jdbc, new Archive(Path.of("no archive is needed")));
    Places places = INSTALLATION.places();
    var alerts =
        new Alerts(jdbc, transaction, clock, places, new StandingSearches(jdbc, readings, places));
    var digests =
        new Digests(jdbc, transaction, clock, INSTALLATION, new MailChannel(outbox, settings));
    try (var sender = new OutboxSender(jdbc, transaction, settings, VAULT, clock)) {
      do {
        if (alerts.waiting() == 0) {
          findNext(jdbc);
        }
        if (alerts.waiting() > 0) {
          announce(KillPoint.MATCH);
          alerts.raiseNext();
        }
        while (digests.composeNext()) {
          announce(KillPoint.OUTBOX);
        }
        do {
          transactions = 0;
        } while (sender.sendNext());
        transactions = Integer.MIN_VALUE;
      } while (alerts.waiting() > 0 || findNext(jdbc));
    }
  }

  /** Writes the next match, as the stage before does. */
  private static boolean findNext(JdbcClient jdbc) {
    return jdbc.sql(
                """
                update match_found set alerted_at = null
                 where id = (select min(id) from match_found where alerted_at = :never)
                """)
            .param("never", NOT_FOUND_YET)
            .update()
        == 1;
  }

  private void announce(KillPoint point) {
    System.out.println(point);
    System.out.flush();
    try {
      permission.readLine();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  /** The second transaction of a sending is the mark. */
  private final class Announced extends DataSourceTransactionManager {
    Announced(DataSource dataSource) {
      super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      if (++transactions == 2) {
        announce(KillPoint.MARK);
      }
      super.doBegin(transaction, definition);
    }
  }

  static JdbcConnectionPool database(Path folder) {
    return JdbcConnectionPool.create(
        "jdbc:h2:file:"
            + folder.resolve("vigie")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
        "sa",
        "");
  }

  /** Starts this program in a JVM of its own. */
  static Process start(Path folder, int port, int minutes) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledMailRun.class.getName(),
            folder.toString(),
            String.valueOf(port),
            String.valueOf(minutes))
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors.log").toFile()))
        .start();
  }
}
