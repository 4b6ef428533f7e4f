package org.vigie.request;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When the authority received the request (K0). Where nothing proves it, two dates bound it: what
 * lets the asker act is counted from the latest, what makes the asker late from the earliest.
 *
 * @param evidence {@code acknowledgement} or {@code delivery}; null where the dates are estimated
 */
public record Receipt(LocalDate earliest, LocalDate latest, @Nullable String evidence) {
  /** Working days that a mail may wait before it is seen. */
  private static final int BY_MAIL = 3;

  /** Working days that a letter may travel. */
  private static final int BY_POST = 7;

  public Receipt {
    if (latest.isBefore(earliest)) {
      throw new IllegalArgumentException(
          "receipt between "
              + earliest
              + " and "
              + latest
              + ": the second date is before the first");
    }
  }

  /** Proved by the authority's acknowledgement (L112-3 CRPA). */
  public static Receipt acknowledged(LocalDate on) {
    return new Receipt(on, on, "acknowledgement");
  }

  /** Proved by a delivery notice or a signed postal receipt. */
  public static Receipt delivered(LocalDate on) {
    return new Receipt(on, on, "delivery");
  }

  public static Receipt estimated(LocalDate sentOn, Channel channel) {
    int days = channel == Channel.POST ? BY_POST : BY_MAIL;
    return new Receipt(sentOn, Holidays.plusWorkingDays(sentOn, days), null);
  }

  public boolean isEstimated() {
    return evidence == null;
  }
}
