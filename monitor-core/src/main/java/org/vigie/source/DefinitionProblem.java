package org.vigie.source;

import org.vigie.message.Message;

/**
 * A mistake in a source's definition.
 *
 * @param field path of the setting, for example {@code listing.items}
 * @param message what is wrong and what is expected, quoting the value
 */
public record DefinitionProblem(String field, Message message) {}
