package org.vigie.app.command;

/** For a person, or one JSON object a line for a program. */
enum OutputFormat {
  TEXT,
  JSON
}
