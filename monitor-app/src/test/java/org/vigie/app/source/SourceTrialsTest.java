package org.vigie.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.message.Message;
import org.vigie.scrapers.Connectors;
import org.vigie.scrapers.SourceTrial;

/** Trials that admins ask for, beside the pages that show them. */
class SourceTrialsTest {
  private static final URI ADDRESS = URI.create("https://www.brunelles.example/actes");
  private static final Clock CLOCK = Clock.systemUTC();

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final SourceTrials trials =
      new SourceTrials(
          new SourceTrial(Connectors.all(CLOCK), this::neverAnswers, CLOCK),
          CLOCK,
          Duration.ofMillis(50));

  @AfterEach
  void close() {
    trials.destroy();
  }

  @Test
  void a_site_that_never_answers_is_given_up_and_said_to_be_late() throws InterruptedException {
    long number = trials.start(ADDRESS);

    await()
        .untilAsserted(
            () ->
                assertThat(trials.find(number).orElseThrow().report())
                    .extracting(report -> report.reason().key())
                    .isEqualTo("trial.late"));
    assertThat(stopped.await(10, TimeUnit.SECONDS)).as("the request was broken off").isTrue();
  }

  @Test
  void only_the_latest_twenty_are_remembered() {
    List<Long> all = LongStream.range(0, 21).mapToObj(_ -> trials.start(ADDRESS)).toList();

    assertThat(trials.find(all.getFirst())).isEmpty();
    assertThat(trials.find(all.getLast())).isPresent();
  }

  private FetchResult neverAnswers(FetchRequest request) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException asked) {
      stopped.countDown();
    }
    return new Failed(
        request.uri(), Failed.Cause.UNREACHABLE, 0, Message.of("fetch.failed.interrupted"), null);
  }
}
