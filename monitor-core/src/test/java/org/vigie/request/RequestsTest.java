package org.vigie.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.vigie.request.RequestsFixture.done;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;
import org.vigie.message.Message;

class RequestsTest {

  @ParameterizedTest
  @EnumSource
  void are_numbered_by_year(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());

    vigie.todayIs("2026-12-31");
    assertThat(vigie.requests.draft(vigie.aDraft(), "camille").number()).isEqualTo("D-2026-0001");
    assertThat(vigie.requests.draft(vigie.aDraft(), "camille").number()).isEqualTo("D-2026-0002");
    vigie.todayIs("2027-01-01");
    assertThat(vigie.requests.draft(vigie.aDraft(), "camille").number()).isEqualTo("D-2027-0001");
  }

  @ParameterizedTest
  @EnumSource
  void made_at_the_same_time_get_numbers_without_gaps_and_twins(TestDatabase database)
      throws Exception {
    var vigie = new RequestsFixture(database.fresh());
    List<String> numbers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<String> drafting = () -> vigie.requests.draft(vigie.aDraft(), "camille").number();
      List<Future<String>> made =
          threads.invokeAll(IntStream.range(0, 24).mapToObj(_ -> drafting).toList());
      for (Future<String> one : made) {
        numbers.add(one.get());
      }
    }

    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 24).mapToObj("D-2026-%04d"::formatted).toList());
  }

  @ParameterizedTest
  @EnumSource
  void that_could_not_be_kept_leave_no_gap(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    var toNobody = new RequestDraft(1, 999, 1, "x", "y", Asker.UNKNOWN);

    assertThat(catchThrowable(() -> vigie.requests.draft(toNobody, "camille"))).isNotNull();

    assertThat(vigie.requests.draft(vigie.aDraft(), "camille").number()).isEqualTo("D-2026-0001");
  }

  @ParameterizedTest
  @EnumSource
  void changed_on_an_older_version_are_a_conflict_and_nothing_is_lost(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request seenByBoth = vigie.requests.draft(vigie.aDraft(), "camille");
    done(
        vigie.requests.edit(
            seenByBoth.number(),
            seenByBoth.version(),
            "objet de Camille",
            seenByBoth.letter(),
            seenByBoth.asker(),
            "camille"));

    var second =
        vigie.requests.edit(
            seenByBoth.number(),
            seenByBoth.version(),
            "objet de Sacha",
            seenByBoth.letter(),
            seenByBoth.asker(),
            "sacha");

    assertThat(second)
        .isInstanceOfSatisfying(
            RequestChange.Conflict.class,
            conflict -> assertThat(conflict.current().subject()).isEqualTo("objet de Camille"));
  }

  @ParameterizedTest
  @EnumSource
  void that_were_ready_are_drafts_again_once_edited(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request ready = vigie.aReadyRequest();
    assertThat(vigie.standing(ready).state()).isEqualTo(RequestState.VALIDATED);

    Request edited =
        done(
            vigie.requests.edit(
                ready.number(),
                ready.version(),
                ready.subject(),
                ready.letter() + " ",
                ready.asker(),
                "camille"));

    assertThat(vigie.standing(edited).state()).isEqualTo(RequestState.DRAFT);
  }

  @ParameterizedTest
  @EnumSource
  void are_not_declared_ready_with_gaps(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    var gaps =
        new RequestDraft(
            1,
            vigie.commune.id(),
            1,
            " ",
            "Madame, Monsieur, " + "je vous demande. ".repeat(10) + "[nom complet, à compléter]",
            Asker.UNKNOWN);
    Request draft = vigie.requests.draft(gaps, "camille");

    var change = vigie.requests.validate(draft.number(), draft.version(), "camille");

    assertThat(reasons(change))
        .containsExactly(
            "request.problem.subject-empty",
            "request.problem.unfilled",
            "request.problem.name-missing");
    assertThat(vigie.requests.find(draft.number()).orElseThrow().version())
        .as("a refused change writes nothing")
        .isEqualTo(draft.version());
  }

  @ParameterizedTest
  @EnumSource
  void met_by_silence_are_refused_and_lead_to_the_cada(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request sent = vigie.aRequestPostedOn("2026-10-30");
    Request received = vigie.after(sent, RequestEventType.ACKNOWLEDGED, "2026-10-30");
    assertThat(vigie.standing(received).state()).isEqualTo(RequestState.RECEIVED);

    vigie.todayIs("2026-11-30");
    assertThat(vigie.standing(received).state()).isEqualTo(RequestState.RECEIVED);
    vigie.todayIs("2026-12-01");
    var standing = vigie.standing(received);

    assertThat(standing.state()).isEqualTo(RequestState.REFUSED_IMPLICIT);
    assertThat(standing.next().kind()).isEqualTo(NextStep.Kind.REFER_TO_CADA);
    assertThat(standing.next().possibleFrom()).isEqualTo("2026-12-01");
    assertThat(standing.next().safe()).isEqualTo("2027-01-29");
    assertThat(standing.next().nominal()).isEqualTo("2027-01-30");
    assertThat(standing.next().estimated()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whose_receipt_is_not_proved_wait_for_the_latest_reading(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request sent = vigie.aRequestPostedOn("2026-03-02");

    vigie.todayIs("2026-04-11");
    assertThat(vigie.standing(sent).state()).isEqualTo(RequestState.SENT);
    vigie.todayIs("2026-04-12");
    assertThat(vigie.standing(sent).state()).isEqualTo(RequestState.REFUSED_IMPLICIT);
    assertThat(vigie.standing(sent).next().estimated()).isTrue();
    assertThat(vigie.standing(sent).next().safe()).isEqualTo("2026-06-01");
  }

  @ParameterizedTest
  @EnumSource
  void go_all_the_way_to_the_court(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request request = vigie.aRequestPostedOn("2026-03-02");
    request = vigie.after(request, RequestEventType.ACKNOWLEDGED, "2026-03-10");
    request = vigie.after(request, RequestEventType.CADA_PREPARED, "2026-04-15");
    assertThat(vigie.standing(request).state()).isEqualTo(RequestState.CADA_READY);

    request = vigie.after(request, RequestEventType.CADA_SENT, "2026-04-20");
    assertThat(vigie.standing(request).next().kind())
        .isEqualTo(NextStep.Kind.ASK_REGISTRATION_DATE);
    request = vigie.after(request, RequestEventType.CADA_REGISTERED, "2026-04-23");
    assertThat(vigie.standing(request).state()).isEqualTo(RequestState.CADA_REGISTERED);

    vigie.todayIs("2026-06-24");
    var standing = vigie.standing(request);
    assertThat(standing.state()).isEqualTo(RequestState.REFUSAL_CONFIRMED_IMPLICIT);
    assertThat(standing.next().kind()).isEqualTo(NextStep.Kind.GO_TO_COURT);
    assertThat(standing.next().safe()).isEqualTo("2026-08-21");

    request = vigie.after(request, RequestEventType.COURT_FILED, "2026-07-01");
    assertThat(vigie.standing(request).state()).isEqualTo(RequestState.COURT_FILED);
  }

  @ParameterizedTest
  @EnumSource
  void cannot_be_referred_before_there_is_a_refusal(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request request = vigie.aRequestPostedOn("2026-03-02");
    Request received = vigie.after(request, RequestEventType.ACKNOWLEDGED, "2026-03-10");
    vigie.todayIs("2026-04-10");

    var change =
        vigie.requests.record(
            received.number(),
            received.version(),
            RequestEventType.CADA_SENT,
            LocalDate.parse("2026-04-10"),
            EventDetail.NONE,
            "camille");

    assertThat(reasons(change)).containsExactly("request.refusal.no-refusal-yet");
  }

  @ParameterizedTest
  @EnumSource
  void refused_in_writing_by_mistake_can_be_taken_back_and_recompute(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request request = vigie.aRequestPostedOn("2026-03-02");
    Request refused =
        vigie.after(request, RequestEventType.REFUSED, "2026-03-20", EventDetail.remedies(true));
    assertThat(vigie.standing(refused).state()).isEqualTo(RequestState.REFUSED_EXPRESS);

    long event = refused.last(RequestEventType.REFUSED).orElseThrow().id();
    Request undone = done(vigie.requests.undo(refused.number(), refused.version(), event, "sacha"));

    assertThat(vigie.standing(undone).state()).isEqualTo(RequestState.SENT);
    assertThat(undone.events()).as("nothing is deleted").hasSize(refused.events().size() + 1);
  }

  @ParameterizedTest
  @EnumSource
  void that_came_back_have_no_clock(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request request = vigie.aRequestPostedOn("2026-03-02");
    Request bounced = vigie.after(request, RequestEventType.BOUNCED, "2026-03-02");

    assertThat(vigie.standing(bounced).state()).isEqualTo(RequestState.BOUNCED);
    assertThat(vigie.standing(bounced).position().deadlines()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void end_by_documents_or_by_being_withdrawn(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request answered =
        vigie.after(vigie.aRequestPostedOn("2026-03-02"), RequestEventType.ANSWERED, "2026-03-20");
    Request partly =
        vigie.after(
            vigie.aRequestPostedOn("2026-03-02"), RequestEventType.PARTLY_ANSWERED, "2026-03-20");
    Request withdrawn = vigie.after(partly, RequestEventType.WITHDRAWN, "2026-03-21");

    assertThat(vigie.standing(answered).state()).isEqualTo(RequestState.ANSWERED_FULL);
    assertThat(vigie.standing(partly).state()).isEqualTo(RequestState.PARTIAL_ANSWER);
    assertThat(vigie.standing(withdrawn).state()).isEqualTo(RequestState.CLOSED_WITHDRAWN);
  }

  @ParameterizedTest
  @EnumSource
  void are_listed_newest_first_with_their_state_and_found_by_reply_address(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    Request first = vigie.aRequestPostedOn("2026-03-02");
    vigie.requests.draft(vigie.aDraft(), "camille");

    assertThat(vigie.requests.lines())
        .extracting(line -> line.standing().state(), RequestLine::authorityName)
        .containsExactly(
            tuple(RequestState.DRAFT, "Commune de Valmoire"),
            tuple(RequestState.SENT, "Commune de Valmoire"));
    assertThat(vigie.requests.findByReplyToken(first.replyToken()))
        .map(Request::number)
        .contains(first.number());
  }

  private static List<String> reasons(RequestChange change) {
    return change instanceof RequestChange.Refused(List<Message> reasons)
        ? reasons.stream().map(Message::key).toList()
        : List.of("not refused: " + change);
  }
}
