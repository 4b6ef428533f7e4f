package org.vigie.source;

/**
 * A mistake in a source's definition.
 *
 * @param field path of the setting, for example {@code listing.items}
 * @param message what is wrong and what is expected, quoting the value
 */
public record DefinitionProblem(String field, String message) {}
