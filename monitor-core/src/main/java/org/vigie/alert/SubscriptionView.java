package org.vigie.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner sees it.
 *
 * @param places names, in the order of {@link Choice#places}
 * @param pausedUntil first day on which mails leave again; null when not paused
 * @param leaveToken ends this subscription
 */
public record SubscriptionView(
    long id,
    Choice choice,
    List<String> places,
    boolean confirmed,
    boolean ended,
    Instant createdAt,
    @Nullable LocalDate pausedUntil,
    String leaveToken) {
  public SubscriptionView {
    places = List.copyOf(places);
  }
}
