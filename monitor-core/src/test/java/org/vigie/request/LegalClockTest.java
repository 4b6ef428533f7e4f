package org.vigie.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.message.Message;

class LegalClockTest {
  private final LegalClock clock = new LegalClock(Territory.GENERAL, ClockVersion.V1);

  /** The general calendar, no regional holidays; an empty cell is a date that does not arise. */
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      textBlock =
          """
          v01,request,2026-01-31,2026-02-28,2026-03-01,2026-04-28,2026-04-27,,,
          v02,request,2026-01-28,2026-02-28,2026-03-01,2026-04-28,2026-04-27,,,
          v03,request,2025-12-31,2026-01-31,2026-02-01,2026-03-31,2026-03-30,,,
          v04,request,2026-03-31,2026-04-30,2026-05-01,2026-06-30,2026-06-29,,,
          v05,request,2028-01-31,2028-02-29,2028-03-01,2028-04-29,2028-04-28,,,
          v06,request,2026-04-25,2026-05-25,2026-05-26,2026-07-25,2026-07-24,,,
          v07,request,2026-03-10,2026-04-10,2026-04-11,2026-06-10,2026-06-09,,,
          v08,request,2026-10-30,2026-11-30,2026-12-01,2027-01-30,2027-01-29,,,
          v09,request,2026-11-24,2026-12-24,2026-12-25,2027-02-24,2027-02-23,,,
          v10,express_refusal,2026-06-30,2026-06-30,2026-06-30,2026-08-30,2026-08-28,,,
          v11,express_refusal,2026-05-20,2026-05-20,2026-05-20,2026-07-20,2026-07-17,,,
          v12,cada_registered,2026-04-23,,,,,2026-06-23,2026-08-24,2026-08-21
          v13,cada_registered,2024-11-04,,,,,2025-01-04,2025-03-05,2025-03-04
          v14,cada_registered,2026-12-31,,,,,2027-02-28,2027-04-29,2027-04-28
          v15,cada_registered,2026-08-31,,,,,2026-10-31,2027-01-04,2026-12-31
          v16,express_confirmation,2026-03-02,,,,,2026-03-02,2026-05-04,2026-04-30
          v17,act_published,2026-09-30,,,,,,2026-12-01,2026-11-30
          v18,act_published,2025-12-31,,,,,,2026-03-02,2026-02-27
          v19,act_published,2024-11-12,,,,,,2025-01-13,2025-01-10
          v20,act_published,2007-10-01,,,,,,2007-12-03,2007-11-30
          """)
  void counts_as_the_reference_vectors(
      String id,
      String kind,
      LocalDate trigger,
      @Nullable LocalDate born,
      @Nullable LocalDate from,
      @Nullable LocalDate cadaNominal,
      @Nullable LocalDate cadaSafe,
      @Nullable LocalDate confirmation,
      @Nullable LocalDate courtLastDay,
      @Nullable LocalDate courtSafe) {
    if (kind.equals("act_published")) {
      Deadline challenge = clock.challenge(trigger);
      assertThat(challenge.nominal()).isEqualTo(courtLastDay);
      assertThat(challenge.safe()).isEqualTo(courtSafe);
      return;
    }
    LegalPosition position =
        switch (kind) {
          case "request" -> clock.position(received(trigger));
          case "express_refusal" -> clock.position(refused(trigger));
          case "cada_registered" -> clock.position(new ClockFact.Registered(trigger));
          default ->
              clock.position(
                  new ClockFact.Referred(trigger.minusDays(14)),
                  new ClockFact.Registered(trigger.minusDays(14)),
                  refusedSilentOnRemedies(trigger));
        };
    ClockRule refusal = kind.equals("request") ? ClockRule.K1 : ClockRule.K2;
    ClockRule confirmed = kind.equals("cada_registered") ? ClockRule.K9 : ClockRule.K10;
    assertThat(nominal(position, refusal)).isEqualTo(born);
    assertThat(position.of(refusal).map(Deadline::from).orElse(null)).isEqualTo(from);
    assertThat(nominal(position, ClockRule.K4)).isEqualTo(cadaNominal);
    assertThat(safe(position, ClockRule.K4)).isEqualTo(cadaSafe);
    assertThat(nominal(position, confirmed)).isEqualTo(confirmation);
    assertThat(nominal(position, ClockRule.K11)).isEqualTo(courtLastDay);
    assertThat(safe(position, ClockRule.K11)).isEqualTo(courtSafe);
  }

  @Nested
  class A_request {
    @ParameterizedTest
    @ValueSource(strings = {"2026-01-28", "2026-01-29", "2026-01-30", "2026-01-31"})
    void received_at_the_end_of_january_is_refused_on_the_last_of_february(LocalDate day) {
      var position = clock.position(received(day));

      assertThat(nominal(position, ClockRule.K1)).isEqualTo("2026-02-28");
      assertThat(nominal(position, ClockRule.K4))
          .as("two periods one after the other, never three months in one jump")
          .isEqualTo("2026-04-28");
    }

    @Test
    void is_refused_by_silence_even_on_a_holiday() {
      assertThat(nominal(clock.position(received("2026-04-25")), ClockRule.K1))
          .as("Whit Monday")
          .isEqualTo("2026-05-25");
    }

    @Test
    void may_be_referred_from_the_day_after_even_a_holiday() {
      assertThat(clock.position(received("2026-03-31")).of(ClockRule.K4).orElseThrow().from())
          .isEqualTo("2026-05-01");
    }

    @Test
    void shows_its_arithmetic_with_articles() {
      var referral = clock.position(received("2026-10-30")).of(ClockRule.K4).orElseThrow();

      assertThat(referral.steps())
          .extracting(step -> step.date().toString())
          .containsExactly("2026-10-30", "2026-11-30", "2026-12-01", "2027-01-30", "2027-01-29");
      assertThat(referral.steps())
          .extracting(step -> step.rule().name())
          .containsExactly("K0", "K1", "K4", "K4", "K4");
      assertThat(referral.articles()).contains("R343-1 CRPA", "R*311-12 CRPA", "R311-13 CRPA");
      assertThat(referral.certainty()).isEqualTo(Certainty.DAY_DISPUTED);
      assertThat(referral.version().id()).isNotEmpty();
    }

    @Test
    void without_proof_of_receipt_has_two_sided_dates_marked_as_estimated() {
      var sentOnFriday = LocalDate.parse("2026-11-20");
      var receipt = Receipt.estimated(sentOnFriday, Channel.MAIL);
      var position = clock.position(new ClockFact.Received(receipt));

      assertThat(receipt.latest()).as("three working days").isEqualTo("2026-11-25");
      var referral = position.of(ClockRule.K4).orElseThrow();
      assertThat(referral.from()).as("from the latest receipt").isEqualTo("2026-12-26");
      assertThat(referral.nominal()).as("from the earliest").isEqualTo("2027-02-20");
      assertThat(referral.safe()).isEqualTo("2027-02-19");
      assertThat(referral.estimated()).isTrue();
      assertThat(position.of(ClockRule.K1).orElseThrow().estimated()).isTrue();
    }

    @Test
    void by_post_may_take_seven_working_days_holidays_not_counted() {
      assertThat(Receipt.estimated(LocalDate.parse("2026-11-06"), Channel.POST).latest())
          .as("Wednesday 11 November is closed")
          .isEqualTo("2026-11-18");
    }

    @Test
    void whose_periods_were_told_has_no_cap_to_fall_back_on() {
      assertThat(clock.position(received("2026-03-10")).of(ClockRule.K5)).isPresent();
      assertThat(
              clock.position(received("2026-03-10"), new ClockFact.PeriodsTold()).of(ClockRule.K5))
          .isEmpty();
    }

    @Test
    void clarified_moves_only_the_day_from_which_one_may_act_and_is_to_be_confirmed() {
      var position =
          clock.position(
              received("2026-03-10"), new ClockFact.Clarified(LocalDate.parse("2026-03-20")));

      var referral = position.of(ClockRule.K4).orElseThrow();
      assertThat(referral.from()).isEqualTo("2026-04-21");
      assertThat(referral.safe()).as("left on the first clock").isEqualTo("2026-06-09");
      assertThat(referral.certainty()).isEqualTo(Certainty.TO_BE_CONFIRMED);
      assertThat(position.of(ClockRule.K17).orElseThrow().certainty())
          .isEqualTo(Certainty.TO_BE_CONFIRMED);
    }

    @Test
    void stays_on_its_clock_when_referred_too_early_and_says_so() {
      var position = clock.position(received("2026-03-10"), referred("2026-04-10"));

      assertThat(position.notes())
          .extracting(Message::key)
          .contains("request.note.premature-referral");
      assertThat(clock.position(received("2026-03-10"), referred("2026-04-11")).notes())
          .extracting(Message::key)
          .doesNotContain("request.note.premature-referral");
    }

    @Test
    void does_not_let_a_reminder_extend_anything_but_shows_the_year_that_it_starts() {
      var position =
          clock.position(
              received("2026-03-10"), new ClockFact.Revealed(LocalDate.parse("2026-05-02")));

      assertThat(safe(position, ClockRule.K4)).isEqualTo("2026-06-09");
      assertThat(nominal(position, ClockRule.K13)).isEqualTo("2027-05-02");
    }
  }

  @Nested
  class A_written_refusal {
    @Test
    void inside_the_month_replaces_the_silence() {
      var position = clock.position(received("2026-06-15"), refused("2026-06-30"));

      assertThat(position.of(ClockRule.K1)).isEmpty();
      assertThat(nominal(position, ClockRule.K4)).as("a Sunday").isEqualTo("2026-08-30");
      assertThat(safe(position, ClockRule.K4)).isEqualTo("2026-08-28");
    }

    @Test
    void after_the_silence_starts_the_referral_again() {
      var position = clock.position(received("2026-03-10"), refused("2026-05-20"));

      assertThat(position.of(ClockRule.K1)).isPresent();
      assertThat(position.of(ClockRule.K3)).isPresent();
      assertThat(nominal(position, ClockRule.K4)).isEqualTo("2026-07-20");
      assertThat(safe(position, ClockRule.K4)).isEqualTo("2026-07-17");
    }

    @Test
    void after_the_referral_period_opens_nothing() {
      var told =
          clock.position(
              received("2026-03-10"), new ClockFact.PeriodsTold(), refused("2026-06-25"));

      assertThat(nominal(told, ClockRule.K4)).isEqualTo("2026-06-10");
      assertThat(told.notes()).extracting(Message::key).contains("request.note.confirmative");
      assertThat(told.of(ClockRule.K5)).isEmpty();
    }

    @Test
    void after_the_referral_period_leaves_the_cap_where_nothing_was_told() {
      var untold = clock.position(received("2026-03-10"), refusedSilentOnRemedies("2026-06-25"));

      assertThat(nominal(untold, ClockRule.K5)).isEqualTo("2027-04-10");
      assertThat(untold.of(ClockRule.K5).orElseThrow().weight())
          .isEqualTo(Deadline.Weight.LAST_RESORT);
      assertThat(untold.notes())
          .extracting(Message::key)
          .contains("request.note.confirmative-or-open");
    }

    @Test
    void repeated_does_not_start_the_period_a_second_time() {
      var position =
          clock.position(received("2026-06-15"), refused("2026-06-30"), refused("2026-07-10"));

      assertThat(nominal(position, ClockRule.K4)).isEqualTo("2026-08-30");
    }

    @Test
    void of_some_documents_leaves_the_others_on_the_clock_of_silence() {
      var position =
          clock.position(
              received("2026-03-10"),
              new ClockFact.Refused(LocalDate.parse("2026-03-25"), false, true));

      assertThat(position.deadlines())
          .filteredOn(deadline -> deadline.rule() == ClockRule.K4)
          .extracting(Deadline::scope, deadline -> String.valueOf(deadline.nominal()))
          .containsExactly(
              tuple(Deadline.Scope.REFUSED, "2026-05-25"),
              tuple(Deadline.Scope.UNANSWERED, "2026-06-10"));
      assertThat(nominal(position, ClockRule.K1)).isEqualTo("2026-04-10");
    }
  }

  @Nested
  class A_referral {
    @Test
    void is_confirmed_two_months_after_registration_with_or_without_an_opinion() {
      var position =
          clock.position(
              referred("2026-04-20"),
              registered("2026-04-23"),
              new ClockFact.OpinionReceived(LocalDate.parse("2026-06-30")));

      assertThat(nominal(position, ClockRule.K7)).isEqualTo("2026-05-23");
      assertThat(nominal(position, ClockRule.K8)).isEqualTo("2026-07-30");
      assertThat(nominal(position, ClockRule.K9)).isEqualTo("2026-06-23");
      assertThat(nominal(position, ClockRule.K11)).isEqualTo("2026-08-24");
      assertThat(safe(position, ClockRule.K11)).as("23 August is a Sunday").isEqualTo("2026-08-21");
    }

    @Test
    void is_confirmed_before_a_late_opinion() {
      var position =
          clock.position(
              registered("2024-11-04"),
              new ClockFact.OpinionReceived(LocalDate.parse("2025-01-09")));

      assertThat(nominal(position, ClockRule.K9)).isEqualTo("2025-01-04");
      assertThat(nominal(position, ClockRule.K11))
          .as("opinion + 1 + 2 months would be 35 days too late")
          .isEqualTo("2025-03-05");
    }

    @Test
    void is_confirmed_at_once_by_a_written_refusal() {
      var position =
          clock.position(
              referred("2026-02-10"),
              registered("2026-02-16"),
              refusedSilentOnRemedies("2026-03-02"));

      assertThat(position.of(ClockRule.K9)).isEmpty();
      assertThat(nominal(position, ClockRule.K10)).isEqualTo("2026-03-02");
      assertThat(nominal(position, ClockRule.K11)).isEqualTo("2026-05-04");
      assertThat(safe(position, ClockRule.K11))
          .as("1 May is a holiday, 2 May a Saturday")
          .isEqualTo("2026-04-30");
      assertThat(nominal(position, ClockRule.K12)).isEqualTo("2027-03-02");
    }

    @Test
    void of_the_decision_ccm_benchmark_runs_from_the_mail() {
      var position =
          clock.position(
              referred("2020-10-27"),
              registered("2020-10-27"),
              refusedSilentOnRemedies("2020-11-09"));

      assertThat(nominal(position, ClockRule.K11)).isEqualTo("2021-01-11");
      assertThat(nominal(position, ClockRule.K12)).isEqualTo("2021-11-09");
    }

    @Test
    void without_a_registration_date_has_no_court_dates() {
      var position = clock.position(received("2026-03-10"), referred("2026-04-20"));

      assertThat(position.of(ClockRule.K9)).isEmpty();
      assertThat(position.of(ClockRule.K11)).isEmpty();
      assertThat(position.notes())
          .extracting(Message::key)
          .contains("request.note.registration-unknown");
    }

    @Test
    void gets_one_month_more_before_the_court_from_overseas_and_nowhere_else() {
      var position =
          clock.position(
              received("2026-03-10"),
              referred("2026-04-20"),
              registered("2026-04-23"),
              new ClockFact.Distance(1));

      assertThat(nominal(position, ClockRule.K11)).isEqualTo("2026-09-24");
      assertThat(safe(position, ClockRule.K11)).isEqualTo("2026-09-23");
      assertThat(position.of(ClockRule.K11).orElseThrow().articles()).contains("R421-7 CJA");
      assertThat(nominal(position, ClockRule.K4)).isEqualTo("2026-06-10");
      assertThat(nominal(position, ClockRule.K9)).isEqualTo("2026-06-23");
    }

    @Test
    void never_relies_on_good_friday_for_more_time() {
      var strasbourg = new LegalClock(Territory.ALSACE_MOSELLE, ClockVersion.V1);
      var position = strasbourg.position(registered("2025-12-02"));

      assertThat(nominal(position, ClockRule.K9)).isEqualTo("2026-02-02");
      assertThat(nominal(position, ClockRule.K11)).as("Good Friday").isEqualTo("2026-04-03");
      assertThat(safe(position, ClockRule.K11)).isEqualTo("2026-04-02");
    }

    @Test
    void is_prolonged_by_asking_for_reasons_but_never_beyond_a_year() {
      var silent = new ClockFact[] {registered("2026-04-23"), asked("2026-07-01")};
      assertThat(nominal(clock.position(silent), ClockRule.K14)).isEqualTo("2027-07-01");

      var answered =
          clock.position(
              registered("2026-04-23"),
              asked("2026-07-01"),
              new ClockFact.ReasonsGiven(LocalDate.parse("2026-07-20")));
      assertThat(nominal(answered, ClockRule.K14)).isEqualTo("2026-09-21");
      assertThat(safe(answered, ClockRule.K11)).as("stays").isEqualTo("2026-08-21");

      var late = clock.position(registered("2026-04-23"), asked("2026-08-25"));
      assertThat(late.of(ClockRule.K14)).isEmpty();
    }
  }

  @Nested
  class A_deadline {
    private final Deadline referral =
        clock.position(received("2026-03-10")).of(ClockRule.K4).orElseThrow();

    @ParameterizedTest
    @CsvSource({
      "2026-06-09, NORMAL",
      "2026-06-10, ACT_TODAY",
      "2026-06-11, PROBABLY_LATE",
    })
    void is_shown_by_how_late_it_is(LocalDate today, Deadline.Level level) {
      assertThat(referral.level(today)).isEqualTo(level);
    }
  }

  @Nested
  class The_command {
    @Test
    void answers_in_rows() {
      var question =
          new ClockQuestion(
              LocalDate.parse("2026-03-10"),
              null,
              LocalDate.parse("2026-04-20"),
              LocalDate.parse("2026-04-23"),
              "67");

      assertThat(question.rows())
          .contains(
              new ClockQuestion.Row(
                  "K4",
                  "R343-1 CRPA, R*311-12 CRPA, R311-13 CRPA",
                  LocalDate.parse("2026-04-11"),
                  LocalDate.parse("2026-06-09"),
                  LocalDate.parse("2026-06-10"),
                  "day-disputed"),
              new ClockQuestion.Row(
                  "K11",
                  "R421-1 CJA, R421-2 CJA",
                  LocalDate.parse("2026-06-24"),
                  LocalDate.parse("2026-08-21"),
                  LocalDate.parse("2026-08-24"),
                  "high"));
      assertThat(question.rows())
          .extracting(ClockQuestion.Row::rule)
          .isEqualTo(List.of("K0", "K1", "K4", "K5", "K7", "K9", "K11", "K12"));
    }
  }

  @Test
  void a_question_whose_dates_cannot_follow_each_other_is_told_so() {
    var backwards =
        new ClockQuestion(
            LocalDate.parse("2026-03-10"),
            LocalDate.parse("2026-03-01"),
            LocalDate.parse("2026-04-20"),
            LocalDate.parse("2026-04-19"),
            "commune:67482");

    assertThat(backwards.problems())
        .containsExactly(
            Message.of("request.question.order", "refused", "2026-03-01", "received", "2026-03-10"),
            Message.of(
                "request.question.order", "registered", "2026-04-19", "referred", "2026-04-20"));
    assertThat(new ClockQuestion(null, null, null, null, null).problems())
        .containsExactly(Message.of("request.question.empty"));
  }

  private static ClockFact received(String day) {
    return received(LocalDate.parse(day));
  }

  private static ClockFact received(LocalDate day) {
    return new ClockFact.Received(Receipt.acknowledged(day));
  }

  private static ClockFact refused(String day) {
    return refused(LocalDate.parse(day));
  }

  private static ClockFact refused(LocalDate day) {
    return new ClockFact.Refused(day, true, false);
  }

  private static ClockFact refusedSilentOnRemedies(String day) {
    return refusedSilentOnRemedies(LocalDate.parse(day));
  }

  private static ClockFact refusedSilentOnRemedies(LocalDate day) {
    return new ClockFact.Refused(day, false, false);
  }

  private static ClockFact referred(String day) {
    return new ClockFact.Referred(LocalDate.parse(day));
  }

  private static ClockFact registered(String day) {
    return new ClockFact.Registered(LocalDate.parse(day));
  }

  private static ClockFact asked(String day) {
    return new ClockFact.ReasonsAsked(LocalDate.parse(day));
  }

  private static @Nullable LocalDate nominal(LegalPosition position, ClockRule rule) {
    return position.of(rule).map(Deadline::nominal).orElse(null);
  }

  private static @Nullable LocalDate safe(LegalPosition position, ClockRule rule) {
    return position.of(rule).map(Deadline::safe).orElse(null);
  }
}
