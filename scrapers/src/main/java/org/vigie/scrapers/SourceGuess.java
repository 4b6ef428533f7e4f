package org.vigie.scrapers;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.guess.Proposal;
import org.vigie.source.Health;

/**
 * What family of places an address belongs to, and the definition that would watch it. One request
 * is made, in the manners of every other; nothing is stored.
 *
 * @param health ok where the address answered with something that can be watched; else what a
 *     harvest of it would say
 * @param reason why this family; where {@code health} is not ok, what is in the way
 * @param type the connector's word, for example {@code listing}; {@code page} where nothing better
 *     fits
 * @param preset the named pattern of a listing, for example {@code wordpress}; null where there is
 *     none
 * @param yaml the whole text of a definition file, ready to be read by {@code SourceFiles}; empty
 *     where {@code health} is not ok
 * @param warnings what a person should know before adding it: no dates, no stable identifiers,
 *     content that only a script would show, a feed that would be better
 */
public record SourceGuess(
    Health health,
    Message reason,
    String type,
    @Nullable String preset,
    String yaml,
    List<Message> warnings) {
  public SourceGuess {
    warnings = List.copyOf(warnings);
  }

  /** Asks for the address and guesses; what goes wrong is in the answer. */
  public static SourceGuess of(URI address, Fetcher fetcher) {
    try (var fetched = new Asking(fetcher, FetchPolicy.DEFAULT).fetched(address)) {
      Proposal proposal = Proposal.of(address, fetched);
      return new SourceGuess(
          proposal.health(),
          proposal.why(),
          proposal.type(),
          proposal.preset(),
          proposal.yaml(),
          proposal.warnings());
    } catch (Trouble trouble) {
      return new SourceGuess(trouble.health(), trouble.reason(), "page", null, "", List.of());
    } catch (java.io.IOException undeletable) {
      throw new java.io.UncheckedIOException(undeletable);
    }
  }
}
