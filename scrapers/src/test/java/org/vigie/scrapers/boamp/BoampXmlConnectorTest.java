package org.vigie.scrapers.boamp;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.scrapers.connector.Portal;
import org.vigie.scrapers.connector.Portal.Walk;
import org.vigie.source.Checkpoint;
import org.vigie.source.Health;

/** Walks over the directories of days in which the BOAMP's publisher puts its XML files. */
class BoampXmlConnectorTest {
  private static final String BASE = "/OPENDATA/BOAMP/";
  private static final String MONDAY = BASE + "2026/11/23/";
  private static final String TUESDAY = BASE + "2026/11/24/";

  @TempDir Path folder;
  private final BoampXmlConnector connector = new BoampXmlConnector(Portal.CLOCK);
  private Portal portal;

  @BeforeEach
  void open() throws IOException {
    portal = new Portal(folder);
    portal.answers(MONDAY + "26-90200.xml", ok(resource("mapa.xml")));
    portal.answers(TUESDAY + "26-97100.xml", ok(resource("eforms-award.xml")));
  }

  @AfterEach
  void close() throws IOException {
    portal.close();
  }

  @Test
  void files_of_all_days_are_read_and_the_newest_time_is_the_checkpoint() throws Exception {
    portal.answers(MONDAY, list(file("26-90200.xml", "2026-11-23 04:46")));
    portal.answers(TUESDAY, list(file("26-97100.xml", "2026-11-24 04:47")));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.ids()).containsExactly("26-90200", "26-97100");
    assertThat(walk.found().getFirst().rawMediaType()).isEqualTo("application/xml");
    assertThat(walk.outcome().health()).isEqualTo(Health.OK);
    assertThat(walk.outcome().next()).isEqualTo(new Checkpoint("2026-11-24T04:47"));
  }

  @Test
  void files_that_were_there_before_are_not_asked_for_again() throws Exception {
    portal.answers(MONDAY, list(file("26-90200.xml", "2026-11-23 04:46")));
    portal.answers(TUESDAY, list(file("26-97100.xml", "2026-11-24 04:47")));

    Walk walk = walk(new Checkpoint("2026-11-23T05:00"));

    assertThat(walk.ids()).containsExactly("26-97100");
    portal.server.verify(0, getRequestedFor(urlEqualTo(MONDAY + "26-90200.xml")));
  }

  @Test
  void a_file_added_late_to_an_older_day_is_found() throws Exception {
    portal.answers(MONDAY, list(file("26-90200.xml", "2026-11-24 08:00")));

    assertThat(walk(new Checkpoint("2026-11-24T04:47")).ids()).containsExactly("26-90200");
  }

  @Test
  void a_list_without_times_is_read_whole() throws Exception {
    portal.answers(MONDAY, "<h1>Index of</h1><a href='26-90200.xml'>26-90200.xml</a>");

    assertThat(walk(new Checkpoint("2026-11-24T04:47")).ids()).containsExactly("26-90200");
  }

  @Test
  void days_that_all_have_no_directory_are_a_changed_layout() throws Exception {
    assertThat(walk(Checkpoint.NONE).outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
  }

  @Test
  void a_directory_without_files_is_empty_and_a_page_that_is_no_list_a_changed_layout()
      throws Exception {
    portal.answers(TUESDAY, list(""));
    assertThat(walk(Checkpoint.NONE).outcome().health()).isEqualTo(Health.EMPTY);

    portal.answers(TUESDAY, "<p>Le service a changé d'adresse.</p>");
    assertThat(walk(Checkpoint.NONE).outcome().health()).isEqualTo(Health.CHANGED_LAYOUT);
  }

  @Test
  void a_file_that_is_no_notice_is_named_and_the_others_go_on() throws Exception {
    portal.answers(
        MONDAY,
        list(file("26-1.xml", "2026-11-23 04:46") + file("26-90200.xml", "2026-11-23 04:46")));
    portal.answers(MONDAY + "26-1.xml", ok("<!DOCTYPE x [<!ENTITY y \"z\">]><ann>&y;</ann>"));

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.ids()).containsExactly("26-90200");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.reason()).contains("26-1.xml");
  }

  @Test
  void a_file_that_the_server_fails_to_give_is_asked_for_again_next_time() throws Exception {
    portal.answers(
        MONDAY,
        list(file("26-1.xml", "2026-11-23 04:46") + file("26-90200.xml", "2026-11-23 04:46")));
    portal.answers(MONDAY + "26-1.xml", serverError());

    Walk walk = walk(Checkpoint.NONE);

    assertThat(walk.ids()).containsExactly("26-90200");
    assertThat(walk.outcome().health()).isEqualTo(Health.PARTIAL);
    assertThat(walk.outcome().next()).isEqualTo(Checkpoint.NONE);
  }

  private Walk walk(Checkpoint from) throws IOException {
    return portal.walk(connector, portal.source(connector, BASE, "boamp-xml:\n  days: 3\n"), from);
  }

  /** As Apache writes it. */
  private static String list(String files) {
    return "<html><head><title>Index of /OPENDATA/BOAMP</title></head><body><h1>Index"
        + " of</h1><pre><a href=\"?C=N;O=D\">Name</a> <a"
        + " href=\"/OPENDATA/BOAMP/2026/11/\">Parent Directory</a>\n"
        + files
        + "</pre></body></html>";
  }

  private static String file(String name, String time) {
    return "<a href=\"%s\">%s</a>      %s   12K  \n".formatted(name, name, time);
  }

  private static String resource(String name) throws IOException {
    try (var in = Objects.requireNonNull(BoampNotice.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
