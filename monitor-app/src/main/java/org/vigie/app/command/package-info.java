/** The command line: one class a command, its words in {@code messages/command.properties}. */
@NullMarked
package org.vigie.app.command;

import org.jspecify.annotations.NullMarked;
