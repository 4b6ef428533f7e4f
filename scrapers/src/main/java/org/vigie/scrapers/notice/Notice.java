package org.vigie.scrapers.notice;

import java.util.List;
import org.vigie.message.Message;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.source.Discovery;

/**
 * One procurement notice, whichever file it came in.
 *
 * @param format the shape it was read from, for example {@code eforms}, {@code ted-export} or
 *     {@code boamp/MAPA}
 * @param id the portal's own identifier, stable over runs, at most 500 characters
 * @param facts what the notice says
 * @param lots the parts of the contract; empty where the notice names none
 * @param text the notice's own words, one field a paragraph
 * @param documents files behind it
 * @param problems what the notice has but could not be read, each with the value and what was done
 *     instead; empty if all is well
 */
public record Notice(
    String format,
    String id,
    PublicationFacts facts,
    List<Lot> lots,
    String text,
    List<DocumentLink> documents,
    List<Message> problems) {
  public Notice {
    lots = List.copyOf(lots);
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }

  /**
   * The notice as a connector hands it over.
   *
   * @param raw the bytes it was read from
   */
  public Discovery discovery(byte[] raw, String mediaType) {
    return new Discovery(id, facts, text, raw, mediaType, documents);
  }

  /** A part of the contract; number and description may be empty. */
  public record Lot(String number, String title, String description) {}
}
