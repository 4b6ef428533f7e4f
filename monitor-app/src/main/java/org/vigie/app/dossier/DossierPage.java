package org.vigie.app.dossier;

import java.util.List;
import org.vigie.app.page.Badge;

/** A dossier's page, ready to print. */
record DossierPage(
    long id,
    String title,
    List<String> families,
    List<Fact> facts,
    List<Step> steps,
    List<Step> toCome,
    List<File> files,
    List<Asked> requests) {

  /** A fact with its name. */
  record Fact(String name, String value) {}

  /**
   * What happened, or will.
   *
   * @param href empty where there is nothing to open
   */
  record Step(String date, String iso, String kind, String title, String href, String facts) {}

  /** A file of one of the publications. */
  record File(String href, String name, Badge state, String pages) {}

  /** A request as anyone may see it. */
  record Asked(String number, String subject, String authority, String date) {}
}
