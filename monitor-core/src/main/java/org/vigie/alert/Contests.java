package org.vigie.alert;

import java.time.LocalDate;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.place.PlaceCode;
import org.vigie.request.ClockVersion;
import org.vigie.request.Deadline;
import org.vigie.request.LegalClock;
import org.vigie.request.Territory;

/** Until when a published act can be contested before the court, by {@link LegalClock}. */
public final class Contests {
  /** Of the reminder's alert: one for each act. */
  static final String OCCASION = "contest";

  private final AlertStore places;

  public Contests(JdbcClient jdbc) {
    this.places = new AlertStore(jdbc);
  }

  /**
   * Of one act. Contracts, and votes that only authorise a signature, have no such period.
   *
   * @param publishedOn when the act was put online
   */
  public ContestPeriod of(long publicationId, LocalDate publishedOn) {
    Territory territory =
        places.placesOf(0, publicationId).stream()
            .filter(
                place ->
                    place.kind() == PlaceCode.Kind.COMMUNE
                        || place.kind() == PlaceCode.Kind.DEPARTEMENT)
            .map(place -> Territory.of(place.code()))
            .findFirst()
            .orElse(Territory.GENERAL);
    Deadline deadline =
        new LegalClock(territory, ClockVersion.on(publishedOn)).challenge(publishedOn);
    return new ContestPeriod(
        Objects.requireNonNull(deadline.safe()), Objects.requireNonNull(deadline.nominal()));
  }
}
