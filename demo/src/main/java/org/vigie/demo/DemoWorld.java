package org.vigie.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.vigie.app.VigieApplication;
import org.vigie.app.account.Accounts;
import org.vigie.app.account.Role;
import org.vigie.message.Messages;
import org.vigie.place.PlaceCode;
import org.vigie.request.Authorities;
import org.vigie.search.ArchiveSearch;
import org.vigie.stage.BatchStages;
import org.vigie.stage.SourceResult;

/** The service with everything around it that it needs, in one process and one temporary folder. */
final class DemoWorld implements AutoCloseable {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final Path folder;
  private final DemoClock clock;
  private final DemoPortals portals;
  private final DemoMailbox mailbox;
  private final ConfigurableApplicationContext application;
  private final DemoDesk desk;
  private final URI address;
  private final DemoCheck.Account admin;
  private final DemoCheck.Account volunteer;
  private final Messages words =
      new Messages(Locale.FRENCH, "demo", "app", "command", "core", "scrapers", "mailer");

  private DemoWorld(Path home, int port, PrintWriter out) throws IOException {
    this.folder = Files.createTempDirectory("vigie-demo");
    this.clock = new DemoClock(Clock.system(PARIS));
    this.portals = DemoPortals.start(LocalDate.now(clock));
    this.mailbox = DemoMailbox.start();
    this.address =
        URI.create(
            "http://localhost:"
                + (port > 0 ? port : port == 0 ? FreePort.find() : FreePort.preferably(8080)));
    DemoFolder.write(home, folder.resolve("config"), portals);
    out.println(words.get("demo.starting"));
    this.application = startApplication();
    this.admin = account("admin@vigie.example", "Ada", Role.ADMIN);
    this.volunteer = account("benevole@vigie.example", "Camille Exemple", Role.VOLUNTEER);
    loadAuthorities();
    harvest(out);
    this.desk = DemoDesk.start(this::leaveAMonth, portals::changeTownPage, this::harvestQuietly);
  }

  static DemoWorld start(Path home, int port, PrintWriter out) throws IOException {
    return new DemoWorld(home, port, out);
  }

  boolean check(PrintWriter out) throws InterruptedException {
    out.flush();
    return new DemoCheck(
            new DemoCheck.World(
                address,
                URI.create(portals.url()),
                mailbox.host(),
                mailbox.imapPort(),
                admin,
                volunteer,
                clock,
                portals::changeTownPage),
            words,
            new PrintStream(System.out, true, StandardCharsets.UTF_8))
        .run();
  }

  /** Where to go now. */
  void tell(PrintWriter out) {
    out.println(
        words.get(
            "demo.ready",
            address,
            mailbox.page(),
            desk.page(),
            portals.url(),
            admin.email(),
            admin.password(),
            volunteer.email(),
            volunteer.password()));
    out.flush();
  }

  private ConfigurableApplicationContext startApplication() {
    SpringApplication vigie = new SpringApplication(VigieApplication.class);
    vigie.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean("demoClock", Clock.class, () -> clock));
    return vigie.run(
        "--vigie.data-dir=" + folder.resolve("data"),
        "--vigie.config-dir=" + folder.resolve("config"),
        "--server.port=" + address.getPort(),
        "--vigie.public-url=" + address,
        "--vigie.mail.host=" + mailbox.host(),
        "--vigie.mail.port=" + mailbox.smtpPort(),
        "--vigie.mail.domain=vigie.example",
        "--vigie.fetch.allowed=127.0.0.1:" + portals.port(),
        "--vigie.fetch.pace=0s",
        "--vigie.fetch.retries=0",
        "--vigie.fetch.response-timeout=5s",
        // a find is mailed as soon as somebody may look into the mailbox
        "--vigie.schedule.send=0/5 * * * * ?",
        "--vigie.schedule.harvest=0 0 3 * * ?");
  }

  private DemoCheck.Account account(String email, String name, Role role) {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    String password = "demo-" + HexFormat.of().formatHex(random);
    application.getBean(Accounts.class).create(email, name, role, password);
    return new DemoCheck.Account(email, password);
  }

  private void loadAuthorities() {
    Authorities authorities = application.getBean(Authorities.class);
    for (Authority authority : DemoResources.authorities()) {
      long id =
          authorities
              .findOrCreate(
                  authority.siren(), authority.name(), PlaceCode.parse(authority.place()), "demo")
              .id();
      authorities.reachAt(id, authority.email(), "demo");
      authorities.reachAt(id, authority.postalAddress().replace('|', '\n'), "demo");
    }
  }

  private void harvest(PrintWriter out) {
    out.println(words.get("demo.harvesting"));
    for (SourceResult result :
        application.getBean(BatchStages.class).runAll(List.of(), progress -> {})) {
      out.println(
          "  "
              + words.get(
                  "demo.harvested",
                  result.source(),
                  result.health() == null ? "-" : words.get("health." + result.health().id()),
                  result.discovered(),
                  result.extracted(),
                  result.matches()));
    }
    application.getBean(ArchiveSearch.class).catchUp();
  }

  private void harvestQuietly() {
    application.getBean(BatchStages.class).start(org.vigie.stage.Stage.HARVEST, List.of());
  }

  private void leaveAMonth() {
    clock.advance(java.time.Duration.ofDays(40));
  }

  @Override
  public void close() {
    desk.close();
    application.close();
    mailbox.close();
    portals.close();
    try (var walk = Files.walk(folder)) {
      walk.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                if (!path.toFile().delete()) {
                  path.toFile().deleteOnExit();
                }
              });
    } catch (IOException leftover) {
      throw new UncheckedIOException(leftover);
    }
  }
}
