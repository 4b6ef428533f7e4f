package org.vigie.app.find;

import java.util.List;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Highlight.Part;

/**
 * A find in a list, ready to print.
 *
 * @param href the find's page with its readable tail
 * @param families words, the strongest first
 * @param passage may be empty, where only a code matched
 * @param where « page 3 », or empty
 * @param facts kind, buyer, date, source; each a few words
 * @param badges an answer still possible, a document that could not be read
 */
public record FindCard(
    long id,
    String href,
    String title,
    List<String> families,
    List<Part> passage,
    String where,
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
