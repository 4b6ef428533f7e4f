package org.vigie.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the events of a request mean to the clock. */
final class RequestFacts {
  private RequestFacts() {}

  static List<ClockFact> of(Request request) {
    var facts = new ArrayList<ClockFact>();
    receipt(request).ifPresent(receipt -> facts.add(new ClockFact.Received(receipt)));
    for (RequestEvent event : request.standingEvents()) {
      addTo(facts, event);
    }
    return facts;
  }

  /** The best evidence there is; none where the request has not left, or came back. */
  private static Optional<Receipt> receipt(Request request) {
    var acknowledged = request.last(RequestEventType.ACKNOWLEDGED);
    if (acknowledged.isPresent()) {
      return acknowledged.map(event -> Receipt.acknowledged(event.onDate()));
    }
    var delivered = request.last(RequestEventType.DELIVERY_PROOF);
    if (delivered.isPresent()) {
      return delivered.map(event -> Receipt.delivered(event.onDate()));
    }
    return request
        .last(RequestEventType.SENT)
        .filter(_ -> !request.hasSince(RequestEventType.BOUNCED, RequestEventType.SENT))
        .map(event -> Receipt.estimated(event.onDate(), channel(event)));
  }

  private static Channel channel(RequestEvent sent) {
    Channel channel = sent.detail().channel();
    return channel == null ? Channel.MAIL : channel;
  }

  private static void addTo(List<ClockFact> facts, RequestEvent event) {
    var on = event.onDate();
    boolean told = event.detail().remediesTold();
    switch (event.type()) {
      case ACKNOWLEDGED -> {
        if (told) {
          facts.add(new ClockFact.PeriodsTold());
        }
      }
      case REFUSED -> facts.add(new ClockFact.Refused(on, told, false));
      case PARTLY_ANSWERED -> facts.add(new ClockFact.Refused(on, told, true));
      case CLARIFICATION_ANSWERED -> facts.add(new ClockFact.Clarified(on));
      case REFUSAL_REVEALED -> facts.add(new ClockFact.Revealed(on));
      case CADA_SENT -> facts.add(new ClockFact.Referred(on));
      case CADA_REGISTERED -> {
        facts.add(new ClockFact.Registered(on));
        if (told) {
          facts.add(new ClockFact.CourtPeriodsTold());
        }
      }
      case CADA_OPINION -> facts.add(new ClockFact.OpinionReceived(on));
      case REASONS_ASKED -> facts.add(new ClockFact.ReasonsAsked(on));
      case REASONS_GIVEN -> facts.add(new ClockFact.ReasonsGiven(on));
      default -> {
        // K19: an acknowledgement, a transfer or a promise is not a refusal and moves nothing.
      }
    }
  }
}
