package org.vigie.directory;

import java.util.ArrayList;
import java.util.List;
import org.vigie.message.Message;
import org.vigie.request.DirectoryEntry.Change;

/** Counts while a file is imported. */
final class Tally {
  private static final int MOST_TOLD = 200;

  private int read;
  private int added;
  private int changed;
  private int unchanged;
  private int rejected;
  private int remarks;
  private final List<DirectoryReport.Problem> problems = new ArrayList<>();

  void kept(Change change) {
    read++;
    switch (change) {
      case ADDED -> added++;
      case CHANGED -> changed++;
      case UNCHANGED -> unchanged++;
    }
  }

  void rejected(String where, Message reason) {
    read++;
    rejected++;
    tell(where, true, reason);
  }

  void remark(String where, Message reason) {
    remarks++;
    tell(where, false, reason);
  }

  private void tell(String where, boolean isRejected, Message reason) {
    if (problems.size() < MOST_TOLD) {
      problems.add(new DirectoryReport.Problem(where, isRejected, reason));
    }
  }

  DirectoryReport report(String format) {
    return new DirectoryReport(
        format, read, added, changed, unchanged, rejected, remarks, problems);
  }
}
