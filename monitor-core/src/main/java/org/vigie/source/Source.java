package org.vigie.source;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchPolicy;
import org.vigie.place.PlaceCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place that is watched, as an admin wrote it in {@code config/sources/*.yml}.
 *
 * @param type names the connector
 * @param places where everything that this source publishes belongs (a prefecture: its
 *     département); may be empty
 * @param authority name of the body that publishes, where the source is one body's own site
 * @param settings the rest of the definition, which only the connector understands
 * @param definition the YAML text, kept as it was written
 */
public record Source(
    SourceId id,
    String name,
    String type,
    URI url,
    List<PlaceCode> places,
    @Nullable String authority,
    FetchPolicy policy,
    ObjectNode settings,
    String definition) {
  public Source {
    places = List.copyOf(places);
  }
}
