package org.vigie.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.message.Messages;

class RequestMessagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void have_a_word_for_every_state_step_event_and_rule(String language) {
    List<String> keys = new ArrayList<>();
    for (var state : RequestState.values()) {
      keys.add(state.messageKey());
    }
    for (var kind : NextStep.Kind.values()) {
      keys.add(kind.messageKey());
    }
    for (var type : RequestEventType.values()) {
      keys.add(type.messageKey());
    }
    for (var rule : ClockRule.values()) {
      keys.add(rule.messageKey());
    }
    for (var certainty : Certainty.values()) {
      keys.add(certainty.messageKey());
    }
    for (var level : Deadline.Level.values()) {
      keys.add(level.messageKey());
    }
    for (var when : AskableDocument.When.values()) {
      keys.add(when.messageKey());
    }
    var messages = new Messages(Locale.of(language), "core");

    assertThat(keys).allSatisfy(key -> assertThat(messages.get(key)).isNotEqualTo(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void have_a_sentence_for_every_step_of_the_arithmetic(String language) {
    var clock = new LegalClock(Territory.ALSACE_MOSELLE, ClockVersion.V1);
    var messages = new Messages(Locale.of(language), "core");
    var day = LocalDate.parse("2026-01-02");

    for (int shift = 0; shift < 60; shift++) {
      var on = day.plusDays(shift);
      var position =
          clock.position(
              new ClockFact.Received(Receipt.estimated(on, Channel.MAIL)),
              new ClockFact.Clarified(on.plusDays(9)),
              new ClockFact.Revealed(on.plusDays(40)),
              new ClockFact.Refused(on.plusDays(10), false, true),
              new ClockFact.Referred(on.plusDays(50)),
              new ClockFact.Registered(on.plusDays(52)),
              new ClockFact.OpinionReceived(on.plusDays(80)),
              new ClockFact.ReasonsAsked(on.plusDays(120)),
              new ClockFact.ReasonsGiven(on.plusDays(140)),
              new ClockFact.Distance(1));
      for (Deadline deadline : position.deadlines()) {
        for (Deadline.Step step : deadline.steps()) {
          assertThat(messages.get(step.meaning())).doesNotStartWith("request.");
          assertThat(messages.get(step.operation())).doesNotStartWith("request.");
        }
      }
    }
  }
}
