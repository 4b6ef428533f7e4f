package org.vigie.scrapers.boamp;

/** Thrown for one record that cannot be read; the others go on. Its message names the record. */
final class UnreadableNoticeException extends Exception {
  UnreadableNoticeException(String record) {
    super(record);
  }
}
