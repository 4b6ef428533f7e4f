package org.vigie.app.find;

import java.util.List;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Highlight.Part;

/**
 * A publication in a list, ready to print; mostly one that a rule found.
 *
 * @param href the find's page with its readable tail, or the publication's
 * @param families words, the strongest first; empty where no rule found it
 * @param passage may be empty, where only a code or the title matched
 * @param where « page 3 », or empty
 * @param place of the passage in the document, or empty
 * @param facts kind, buyer, date, source; each a few words
 * @param badges an answer still possible, a document that could not be read
 */
public record FindCard(
    String href,
    String title,
    List<String> families,
    List<Part> passage,
    String where,
    String place,
    List<String> facts,
    String date,
    String isoDate,
    List<Badge> badges) {
  public FindCard {
    families = List.copyOf(families);
    passage = List.copyOf(passage);
    facts = List.copyOf(facts);
    badges = List.copyOf(badges);
  }
}
