package org.vigie.scrapers.notice;

import java.io.IOException;
import java.io.InputStream;
import org.vigie.message.Message;

/**
 * Reads one family of notice files. It works in constant memory where its family has files of
 * hundreds of megabytes, resolves no external entity, and never fails for what a file holds.
 */
public interface NoticeReader {
  /** The family's word for machines: {@code eforms}, {@code ted-export}, {@code decp-json}, … */
  String family();

  /** Whether a file that begins like this is of the family. */
  boolean recognises(FileHead head);

  /**
   * Reads the file to its end.
   *
   * @param in the whole file from its first byte; the caller closes it
   * @throws IOException only where the bytes could not be had
   */
  void read(InputStream in, Sink sink) throws IOException;

  /** Where what is read goes, in the order of the file. */
  interface Sink {
    void notice(Notice notice);

    /**
     * A notice, or the rest of the file, could not be read.
     *
     * @param where line, row number or identifier, as near as it is known
     */
    void unreadable(String where, Message why);
  }
}
