package org.vigie.alert;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What one person is told in one mail, with every decision made: a channel only puts it into form.
 *
 * @param day on which it was composed, Europe/Paris
 * @param rhythm of the subscriptions served; the most frequent where they differ
 * @param places names of the places they are for; empty for the whole country
 * @param manage the person's own page
 * @param leave where the person ends what this mail serves; by POST it is also the one click of RFC
 *     8058
 */
public record Digest(
    long id,
    EmailAddress to,
    Locale language,
    LocalDate day,
    Rhythm rhythm,
    boolean textOnly,
    boolean neutral,
    List<String> places,
    List<Section> sections,
    Ledger ledger,
    URI manage,
    URI leave) {
  public Digest {
    places = List.copyOf(places);
    sections = List.copyOf(sections);
  }

  public int count() {
    return sections.stream().mapToInt(section -> section.finds().size() + section.more()).sum();
  }

  public List<Find> finds() {
    return sections.stream().flatMap(section -> section.finds().stream()).toList();
  }

  /**
   * Finds that belong together.
   *
   * @param more how many further ones this mail has no room for
   * @param rest where those are listed
   */
  public record Section(Kind kind, List<Find> finds, int more, URI rest) {
    public Section {
      finds = List.copyOf(finds);
    }

    public int total() {
      return finds.size() + more;
    }
  }

  /** The sections, in the order of a mail. */
  public enum Kind {
    SOON,
    NEW,
    FOLLOW_UP
  }

  /**
   * What was read since the last mail and what could not be: silence is shown.
   *
   * @param troubles sources that cannot be read now, longest first
   * @param moreTroubles how many further ones there are
   * @param needOcr documents since then that are pictures without recognised text
   * @param unreadable documents since then that could not be read for another reason
   * @param details the public page on what is watched
   */
  public record Ledger(
      int sources,
      int documents,
      int pages,
      List<Trouble> troubles,
      int moreTroubles,
      int needOcr,
      int unreadable,
      URI details) {
    public Ledger {
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * @param health id as in {@link org.vigie.source.Health#id()}
   */
  public record Trouble(String source, String health, LocalDate since) {}
}
