package org.vigie.alert;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a choice would have sent in the last 90 days.
 *
 * @param mails how many mails
 * @param finds how many finds in them
 * @param latest the newest of those, at most as many as were asked for
 */
public record Preview(int mails, int finds, List<Line> latest) {
  public static final int DAYS = 90;

  public Preview {
    latest = List.copyOf(latest);
  }

  /** One find. */
  public record Line(
      long matchId, LocalDate foundOn, String family, String title, @Nullable String buyer) {}
}
