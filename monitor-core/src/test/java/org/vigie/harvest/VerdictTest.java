package org.vigie.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.FetchResult.Failed.Cause;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.message.Message;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector.Outcome;
import org.vigie.source.Health;

/** What the answers of a harvest say of a source whose connector found nothing amiss. */
class VerdictTest {
  private static final String PAGE = "https://www.valmoire.example/actes";

  @Test
  void answers_from_the_sites_own_addresses_leave_it_well() {
    assertThat(verdict(page("https://actes.valmoire.example/liste"), page(PAGE)).health())
        .isEqualTo(Health.OK);
  }

  @Test
  void a_certificate_that_is_not_trusted_is_told_with_its_host() {
    Verdict verdict = verdict(page(PAGE), failed(Cause.CERTIFICATE), failed(Cause.CERTIFICATE));

    assertThat(verdict.health()).isEqualTo(Health.PARTIAL);
    assertThat(verdict.reason())
        .isEqualTo(Message.of("harvest.certificate", 2, "www.valmoire.example"));
  }

  @Test
  void a_redirect_to_another_domain_is_told_with_where_it_led() {
    Verdict verdict = verdict(page("https://parking.example/"));

    assertThat(verdict.health()).isEqualTo(Health.PARTIAL);
    assertThat(verdict.reason())
        .isEqualTo(Message.of("harvest.elsewhere", PAGE, "parking.example"));
  }

  @Test
  void half_of_the_answers_being_block_pages_is_a_block_and_fewer_are_not() {
    Verdict half = verdict(page(PAGE), failed(Cause.BLOCKED));

    assertThat(half.health()).isEqualTo(Health.BLOCKED);
    assertThat(half.reason()).isEqualTo(Message.of("harvest.blocked", 1, 2));
    assertThat(verdict(page(PAGE), page(PAGE), failed(Cause.BLOCKED)).health())
        .isEqualTo(Health.OK);
  }

  @Test
  void silence_is_asked_only_where_all_else_is_well() {
    var silent = new Verdict(Health.STALE, Message.of("harvest.stale", 30, 2, "2026-10-25"));

    assertThat(verdict(silent, page(PAGE))).isEqualTo(silent);
    assertThat(verdict(silent, failed(Cause.CERTIFICATE)).health()).isEqualTo(Health.PARTIAL);
  }

  private static Verdict verdict(FetchResult... answers) {
    return verdict(null, answers);
  }

  private static Verdict verdict(@Nullable Verdict silence, FetchResult... answers) {
    var given = List.of(answers).iterator();
    var observed = new Observed(request -> given.next());
    for (int i = 0; i < answers.length; i++) {
      observed.fetch(FetchRequest.page(URI.create(PAGE), FetchPolicy.DEFAULT));
    }
    return Verdict.of(
        Outcome.complete(Checkpoint.NONE),
        new Tally(1, observed, HarvestProgress.UNHEARD),
        () -> Optional.ofNullable(silence));
  }

  private static FetchResult page(String finalUri) {
    return new Fetched(
        URI.create(PAGE),
        URI.create(finalUri),
        200,
        Map.of(),
        Path.of("never-read"),
        "",
        0,
        Instant.EPOCH);
  }

  private static FetchResult failed(Cause cause) {
    return new Failed(URI.create(PAGE), cause, 0, Message.of("failed"), null);
  }
}
