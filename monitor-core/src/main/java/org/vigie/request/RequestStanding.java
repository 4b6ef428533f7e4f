package org.vigie.request;

import java.time.LocalDate;

/** A request with what follows from its events today. */
public record RequestStanding(
    Request request, RequestState state, LegalPosition position, NextStep next) {

  /**
   * @param today civil date, Europe/Paris
   */
  public static RequestStanding of(Request request, LocalDate today) {
    LocalDate sentOn = request.last(RequestEventType.SENT).map(RequestEvent::onDate).orElse(today);
    var clock = new LegalClock(request.territory(), ClockVersion.on(sentOn));
    var position = clock.position(RequestFacts.of(request));
    var state = RequestState.of(request, position, today);
    return new RequestStanding(request, state, position, NextStep.of(state, position, today));
  }

  /**
   * What the clock would say if the request were received on that day: « silence = refus le … ».
   */
  public static LegalPosition ifReceivedOn(LocalDate day, Territory territory) {
    return new LegalClock(territory, ClockVersion.on(day))
        .position(new ClockFact.Received(new Receipt(day, day, null)));
  }
}
