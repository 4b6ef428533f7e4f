package org.vigie.scrapers.notice;

/** Thrown for one record that cannot be read; the others go on. Its message names the record. */
public final class UnreadableNoticeException extends Exception {
  public UnreadableNoticeException(String record) {
    super(record);
  }
}
