package org.vigie.alert;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.archive.Archive;
import org.vigie.database.TestDatabase;
import org.vigie.place.PlaceCode;
import org.vigie.reading.Readings;
import org.vigie.search.StandingSearches;
import org.vigie.secret.AddressVault;
import org.vigie.secret.InstallationKey;

/** Subscribers, finds and a clock on one database; digests and notices land in lists. */
final class AlertWorld implements Notices {
  static final InstallationKey KEY = InstallationKey.of("a key that only these tests may know");
  static final URI VIGIE = URI.create("https://vigie.example");

  static Installation anInstallation() {
    return new Installation(
        KEY,
        AddressVault.of("a secret that only these tests may know"),
        VIGIE,
        InventedPlaces.map());
  }

  final MovableClock clock = new MovableClock("2026-11-24T08:00:00");
  final List<Notice> notices = new ArrayList<>();
  final List<Digest> digests = new ArrayList<>();
  final List<EmailAddress> forgotten = new ArrayList<>();
  final JdbcClient jdbc;
  final TransactionTemplate transaction;
  final FoundThings things;
  final Installation installation = anInstallation();
  final Subscriptions subscriptions;
  final OwnPage ownPage;
  final Forgetting forgetting;
  final Alerts alerts;

  AlertWorld(TestDatabase database) {
    DataSource dataSource = database.fresh();
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    things = new FoundThings(jdbc, clock);
    subscriptions = new Subscriptions(jdbc, transaction, clock, installation, this);
    ownPage = new OwnPage(jdbc, transaction, clock, installation, this);
    forgetting = new Forgetting(jdbc, transaction, clock, installation, this);
    Archive archive = new Archive(Path.of("no archive is needed"));
    alerts =
        new Alerts(
            jdbc,
            transaction,
            clock,
            installation.places(),
            new StandingSearches(jdbc, new Readings(jdbc, archive), installation.places()));
  }

  @Override
  public void send(Notice notice) {
    notices.add(notice);
  }

  @Override
  public void forget(EmailAddress address) {
    forgotten.add(address);
  }

  @Override
  public List<KeptMail> keptOf(EmailAddress address) {
    return List.of();
  }

  Preview preview(Choice choice, int most) {
    return new Previews(jdbc, installation.places(), (publications, text) -> publications, clock)
        .of(choice, most);
  }

  FoundThings.FoundThing aFind() {
    return things.aFind();
  }

  Digests digests(Channel channel) {
    return new Digests(jdbc, transaction, clock, installation, channel);
  }

  /** Raises and composes all that is due now, and returns the digests of this round. */
  List<Digest> notifyAllDue() {
    digests.clear();
    while (alerts.raiseNext()) {}
    Digests composing = digests(digests::add);
    while (composing.composeNext()) {}
    return List.copyOf(digests);
  }

  /** Asks and confirms; returns the token of the confirmation link. */
  String subscriber(String address, Choice choice) {
    String token = asks(address, choice);
    subscriptions.confirm(token);
    return token;
  }

  String asks(String address, Choice choice) {
    int before = notices.size();
    subscriptions.subscribe(address, Locale.FRENCH, choice);
    if (notices.size() == before) {
      throw new AssertionError("no confirmation was sent");
    }
    return tokenOf(((Notice.Confirm) notices.getLast()).link());
  }

  static String tokenOf(URI link) {
    return link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
  }

  static Choice atOnce(String... places) {
    return choice(Rhythm.AT_ONCE, places);
  }

  static Choice choice(Rhythm rhythm, String... places) {
    return Choice.of(List.of(), List.of(places).stream().map(PlaceCode::parse).toList(), rhythm);
  }

  long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
