package org.vigie.publication;

import java.util.List;

/**
 * What a publication holds now, to be recorded.
 *
 * @param externalId the portal's own identifier
 * @param text its own words, which rules read like a document
 * @param raw the bytes it was taken from; empty where there are none
 * @param documents files behind it
 */
@SuppressWarnings("ArrayRecordComponent") // evidence is stored, never compared
public record Content(
    String externalId,
    PublicationFacts facts,
    String text,
    byte[] raw,
    String rawMediaType,
    List<DocumentLink> documents) {
  public Content {
    documents = List.copyOf(documents);
    if (externalId.isBlank() || externalId.length() > 500) {
      throw new IllegalArgumentException(
          "\"" + externalId + "\" is not an external id: 1 to 500 characters");
    }
  }
}
