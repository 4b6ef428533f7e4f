package org.vigie.request;

import java.time.LocalDate;

/**
 * A reading of the law. When the law or its reading changes, a version is added and never edited:
 * files begun under an older one keep it.
 *
 * @param id shown beside each computed date
 * @param validFrom requests sent from this day on are counted by it
 */
public record ClockVersion(String id, LocalDate validFrom) {
  /**
   * R343-1 to R343-5 as published after décret 2022-1335 of 19 October 2022, CE 488227 of 11 March
   * 2024. Also applied to what came before: no earlier reading was recorded.
   */
  static final ClockVersion V1 = new ClockVersion("2026-11", LocalDate.of(2022, 10, 20));

  /** The version that counts a request sent on that day. */
  public static ClockVersion on(LocalDate day) {
    // With a second version: the latest that is valid on the day, else the first.
    return V1;
  }
}
