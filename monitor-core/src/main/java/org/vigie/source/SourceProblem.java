package org.vigie.source;

import java.nio.file.Path;
import org.vigie.message.Message;

/**
 * A mistake in a source file, where it stands.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong, quoting the value, and what is expected
 */
public record SourceProblem(Path file, int line, int column, Message message) {}
