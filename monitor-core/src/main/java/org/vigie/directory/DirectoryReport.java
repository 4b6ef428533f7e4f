package org.vigie.directory;

import java.util.List;
import org.vigie.message.Message;

/**
 * What an import came to.
 *
 * @param format {@code annuaire}, {@code communes} or {@code csv}; empty where the file is none
 * @param read rows
 * @param rejected rows that were not taken
 * @param remarks rows that were taken without something they have
 * @param problems the reasons, of the first rows only
 */
public record DirectoryReport(
    String format,
    int read,
    int added,
    int changed,
    int unchanged,
    int rejected,
    int remarks,
    List<Problem> problems) {
  public DirectoryReport {
    problems = List.copyOf(problems);
  }

  /**
   * Why a row was not taken, or not whole.
   *
   * @param where line or number of the row, from 1
   * @param rejected false where it was taken without something
   */
  public record Problem(String where, boolean rejected, Message reason) {}
}
