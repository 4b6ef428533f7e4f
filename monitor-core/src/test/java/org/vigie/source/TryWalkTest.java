package org.vigie.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationKind;
import tools.jackson.databind.node.JsonNodeFactory;

/** A source is tried before it is watched. */
class TryWalkTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Fetcher NOBODY =
      request -> {
        throw new IllegalStateException("the connector here asks for nothing");
      };

  @Test
  void the_walk_ends_at_its_tenth_item_and_is_well() {
    TryWalk.Tried tried =
        tried(
            found -> {
              for (int n = 1; n <= 10; n++) {
                found.accept(item("acte-" + n, TODAY, true));
              }
              throw new AssertionError("walked on");
            });

    assertThat(tried.items()).hasSize(TryWalk.MOST_ITEMS);
    assertThat(tried.health()).isEqualTo(Health.OK);
    assertThat(tried.warnings()).isEmpty();
  }

  @Test
  void fewer_items_leave_the_connectors_own_word() {
    assertThat(tried(found -> {}).health()).isEqualTo(Health.EMPTY);
  }

  @Test
  void a_connector_that_breaks_is_told_beside_what_it_had_found() {
    TryWalk.Tried tried =
        tried(
            found -> {
              found.accept(item("acte-1", TODAY, true));
              throw new IllegalStateException("selector");
            });

    assertThat(tried.items()).hasSize(1);
    assertThat(tried.health()).isEqualTo(Health.PARTIAL);
    assertThat(tried.reason().key()).isEqualTo("harvest.connector-failed");
  }

  @Test
  void items_without_date_or_document_or_with_one_identifier_are_warned_of() {
    TryWalk.Tried tried =
        tried(
            found -> {
              found.accept(item("acte", null, false));
              found.accept(item("acte", null, false));
            });

    assertThat(tried.warnings())
        .extracting(Message::key)
        .containsExactly("source.try.no-date", "source.try.id-twice", "source.try.no-document");
  }

  @Test
  void a_robots_txt_that_is_not_followed_is_said_and_that_its_review_is_overdue() {
    assertThat(warningsOf(new FetchPolicy(null, "official API", TODAY, 1)))
        .containsExactly("source.robots.ignored");
    assertThat(warningsOf(new FetchPolicy(null, "official API", TODAY.minusDays(1), 1)))
        .containsExactly("source.robots.overdue");
  }

  @Test
  void a_type_that_nobody_knows_is_no_source() {
    var none = new TryWalk(List.of(), NOBODY, CLOCK);

    assertThat(none.walk(source(FetchPolicy.DEFAULT)).reason())
        .isEqualTo(Message.of("harvest.no-connector", "town"));
  }

  private static List<String> warningsOf(FetchPolicy policy) {
    return tried(source(policy), found -> {}).warnings().stream().map(Message::key).toList();
  }

  private static TryWalk.Tried tried(Consumer<Consumer<Discovery>> portal) {
    return tried(source(FetchPolicy.DEFAULT), portal);
  }

  private static TryWalk.Tried tried(Source source, Consumer<Consumer<Discovery>> portal) {
    return new TryWalk(List.of(new Town(portal)), NOBODY, CLOCK).walk(source);
  }

  private static Source source(FetchPolicy policy) {
    return new Source(
        new SourceId("valmoire"),
        "Valmoire",
        "town",
        URI.create("https://valmoire.example/"),
        List.of(),
        null,
        policy,
        JsonNodeFactory.instance.objectNode(),
        "");
  }

  private static Discovery item(String id, @Nullable LocalDate published, boolean hasDocument) {
    URI link = URI.create("https://valmoire.example/" + id);
    var facts =
        new PublicationFacts(
            id,
            PublicationKind.ACT,
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            published,
            null,
            null,
            List.of(),
            List.of(),
            link);
    return new Discovery(
        id,
        facts,
        id,
        new byte[0],
        "",
        hasDocument ? List.of(new DocumentLink(link, id)) : List.of());
  }

  private record Town(Consumer<Consumer<Discovery>> portal) implements Connector {
    @Override
    public String type() {
      return "town";
    }

    @Override
    public List<DefinitionProblem> check(Source source) {
      return List.of();
    }

    @Override
    public Outcome discover(
        Source source, Checkpoint checkpoint, Fetcher fetcher, Consumer<Discovery> found) {
      portal.accept(found);
      return new Outcome(checkpoint, Health.EMPTY, Message.of("connector.empty"), 0);
    }
  }
}
