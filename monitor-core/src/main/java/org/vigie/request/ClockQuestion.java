package org.vigie.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;

/**
 * What {@code ./vigie clock} is asked. A date that is not given has not happened; receipt is taken
 * as proved.
 *
 * @param place a département or commune for its public holidays, as code or {@code commune:67482};
 *     null for the general calendar
 */
public record ClockQuestion(
    @Nullable LocalDate received,
    @Nullable LocalDate refused,
    @Nullable LocalDate referred,
    @Nullable LocalDate registered,
    @Nullable String place) {

  /** The whole position, with its arithmetic and notes. */
  public LegalPosition position() {
    var facts = new ArrayList<ClockFact>();
    if (received != null) {
      facts.add(new ClockFact.Received(Receipt.acknowledged(received)));
    }
    if (refused != null) {
      facts.add(new ClockFact.Refused(refused, false, false));
    }
    if (referred != null) {
      facts.add(new ClockFact.Referred(referred));
    }
    if (registered != null) {
      facts.add(new ClockFact.Registered(registered));
    }
    LocalDate counted = received == null ? ClockVersion.V1.validFrom() : received;
    return new LegalClock(territory(), ClockVersion.on(counted)).position(facts);
  }

  /** Dates that cannot follow each other; empty where the question makes sense. */
  public List<Message> problems() {
    var problems = new ArrayList<Message>();
    if (received == null && refused == null && registered == null) {
      problems.add(Message.of("request.question.empty"));
    }
    inOrder("received", received, "refused", refused, problems);
    inOrder("received", received, "referred", referred, problems);
    inOrder("referred", referred, "registered", registered, problems);
    return problems;
  }

  private static void inOrder(
      String first,
      @Nullable LocalDate one,
      String then,
      @Nullable LocalDate other,
      List<Message> problems) {
    if (one != null && other != null && other.isBefore(one)) {
      problems.add(Message.of("request.question.order", then, other, first, one));
    }
  }

  private Territory territory() {
    if (place == null) {
      return Territory.GENERAL;
    }
    return place.contains(":") ? Territory.of(PlaceCode.parse(place)) : Territory.of(place);
  }

  /** The position as lines of a table. */
  public List<Row> rows() {
    return position().deadlines().stream()
        .map(
            deadline ->
                new Row(
                    deadline.rule().name(),
                    String.join(", ", deadline.articles()),
                    deadline.from(),
                    deadline.safe(),
                    deadline.nominal(),
                    deadline.certainty().id()))
        .toList();
  }

  /**
   * A line, in the words of {@code --format json}.
   *
   * @param from first day on which one may act
   * @param safe last day that is sure
   * @param nominal the day that the text leads to
   */
  public record Row(
      String rule,
      String article,
      @Nullable LocalDate from,
      @Nullable LocalDate safe,
      @Nullable LocalDate nominal,
      String certainty) {}
}
