package org.vigie.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What new rules would have found, beside those in force.
 *
 * @param archive publications that there are
 * @param tried publications that were looked at: all, or an even sample
 * @param found publications that the new rules find
 * @param gained found by a new rule and not by the one in force under its id
 * @param lost the other way round
 * @param unchanged found by both
 * @param foundByOthers of those found, how many a rule under another id finds too
 * @param perWeek finds by the Monday of the week of publication
 * @param perFamily finds by family
 * @param perDepartement finds by département's code
 * @param alerts mails' entries that the finds would have caused, from today's subscriptions,
 *     without those that other rules cause
 * @param alertsPerWeek the same a week, scaled from the sample to the archive
 * @param microsPerPage time of the new rules beyond reading the text, in microseconds a page
 */
public record Rehearsal(
    long archive,
    int tried,
    int found,
    int gained,
    int lost,
    int unchanged,
    int foundByOthers,
    SortedMap<LocalDate, Integer> perWeek,
    SortedMap<String, Integer> perFamily,
    SortedMap<String, Integer> perDepartement,
    long alerts,
    double alertsPerWeek,
    double microsPerPage,
    List<Example> examples) {
  public Rehearsal {
    examples = List.copyOf(examples);
  }

  /**
   * A find with its first passage.
   *
   * @param change gained, lost or unchanged
   * @param excerpt empty where only a fact was found
   * @param start where the passage begins in the excerpt
   * @param end after it
   */
  public record Example(
      long publication,
      String title,
      String rule,
      Change change,
      String excerpt,
      int start,
      int end) {}

  /** Beside the rule in force under the same id. */
  public enum Change {
    GAINED,
    LOST,
    UNCHANGED
  }
}
