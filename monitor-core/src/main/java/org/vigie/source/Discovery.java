package org.vigie.source;

import java.util.List;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;

/**
 * One publication as a connector found it.
 *
 * @param externalId the portal's own identifier, stable over runs, at most 500 characters
 * @param facts what the portal says of it
 * @param text the publication's own words (title, description, lots, or the watched zone) as plain
 *     text; rules read it like a document, and the facts as fields
 * @param raw the bytes it was taken from, as the portal sent them, kept as evidence; empty where
 *     the page is fetched as a document
 * @param rawMediaType of {@code raw}
 * @param documents files behind it, to be fetched
 */
@SuppressWarnings("ArrayRecordComponent") // evidence is stored, never compared
public record Discovery(
    String externalId,
    PublicationFacts facts,
    String text,
    byte[] raw,
    String rawMediaType,
    List<DocumentLink> documents) {
  public Discovery {
    documents = List.copyOf(documents);
  }
}
