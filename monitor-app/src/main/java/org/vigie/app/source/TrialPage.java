package org.vigie.app.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.app.page.Badge;
import org.vigie.app.page.FormError;

/**
 * The page on which an admin tries an address and adds a source, ready to print.
 *
 * @param address as typed, or the one that was tried
 * @param result null where nothing was tried yet
 * @param definition to be changed and saved; empty where there is nothing to save
 * @param taken the file that holds a source of this id already; empty where none is in the way
 */
record TrialPage(
    List<FormError> errors,
    String address,
    @Nullable Result result,
    String definition,
    String taken) {

  /**
   * A trial as it stands.
   *
   * @param progress in a sentence; empty when it is over
   * @param badge null while it runs
   */
  record Result(
      long number,
      boolean running,
      String progress,
      @Nullable Badge badge,
      String guessed,
      String reason,
      List<String> warnings,
      List<Item> items) {}

  /** A publication that would have been found; the link is empty where it cannot be opened. */
  record Item(String date, String title, String href, List<Document> documents) {}

  /** A file behind it. */
  record Document(String href, String name) {}

  /** True where the field is among those to correct. */
  public boolean bad(String field) {
    return errors.stream().anyMatch(error -> error.field().equals(field));
  }

  /** What is wrong in a field, one sentence each. */
  public List<String> wrong(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FormError::sentence)
        .toList();
  }
}
