package org.vigie.app.request;

import java.util.List;
import org.vigie.app.page.Badge;
import org.vigie.app.page.FormError;

/**
 * A request's page, ready to print.
 *
 * @param asker lines, for who asks; empty for all others
 * @param count how the dates of the next step were counted; empty where there are none
 * @param others the other dates of the procedure
 * @param lastResorts one-year caps, never a plan
 * @param estimated what the dates rest on while receipt is not proved; empty where it is
 * @param notes what no date says
 * @param conflict when somebody else changed the request; empty without a conflict
 */
record RequestPage(
    String number,
    String href,
    int version,
    String subject,
    long dossier,
    String authority,
    Badge badge,
    String takenBy,
    boolean mine,
    boolean draft,
    boolean ready,
    List<String> asker,
    Next next,
    List<Counted> count,
    List<Counted> others,
    List<Counted> lastResorts,
    String estimated,
    List<String> notes,
    String letter,
    List<Event> events,
    List<Kind> kinds,
    EventForm form,
    String today,
    String conflict,
    List<FormError> errors) {

  /**
   * The one thing to do next.
   *
   * @param certainty of the dates; empty without
   * @param alert what is late; empty where nothing is
   */
  record Next(
      String what, String possible, String safe, String nominal, String certainty, String alert) {}

  /** A date with its arithmetic. */
  record Counted(String name, String articles, String certainty, String scope, List<Step> steps) {}

  /** A line of « Le calcul ». */
  record Step(String operation, String date, String iso, String meaning, String articles) {}

  /**
   * Something that happened.
   *
   * @param undone it was taken back and no longer counts
   * @param undoable it can be taken back
   */
  record Event(
      long id,
      String what,
      String iso,
      String date,
      String detail,
      String note,
      String author,
      String at,
      boolean undone,
      boolean undoable) {}

  /** What can be written down. */
  record Kind(String id, String word, boolean chosen) {}

  public boolean bad(String field) {
    return errors.stream().anyMatch(error -> error.field().equals(field));
  }

  /** The sentence above that field; empty where nothing is wrong with it. */
  public String error(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FormError::sentence)
        .findFirst()
        .orElse("");
  }
}
