package org.vigie.scrapers.decp;

import tools.jackson.databind.JsonNode;

/** Takes the rows of a file as they come. */
interface RowSink {
  /**
   * @param line where it begins, from 1
   */
  void row(JsonNode row, long line);

  /**
   * A row that could not be read, or a stretch that is none.
   *
   * @param line where it begins, from 1
   * @param beginning its first characters, to find it by
   */
  void unreadable(long line, String beginning);
}
