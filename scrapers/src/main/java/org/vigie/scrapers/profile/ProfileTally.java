package org.vigie.scrapers.profile;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector.Outcome;
import org.vigie.source.Health;

/** How the walk over a profile went. */
final class ProfileTally {
  private static final int MOST_FAILURES_IN_A_ROW = 3;

  private final List<String> unreadable = new ArrayList<>();
  private @Nullable Message shortfall;
  private int read;
  private int failuresInARow;

  void read() {
    read++;
    failuresInARow = 0;
  }

  int count() {
    return read;
  }

  void unreadable(String what) {
    unreadable.add(Label.name(what));
  }

  /**
   * A page that cannot be read leaves its consultation for the next walk; a block ends this one.
   */
  void missed(String what, Trouble trouble) throws Trouble {
    failuresInARow++;
    if (trouble.health() == Health.BLOCKED || failuresInARow >= MOST_FAILURES_IN_A_ROW) {
      throw trouble;
    }
    unreadable(what);
  }

  void shortfall(Message why) {
    shortfall = why;
  }

  Outcome outcome(URI profile, Checkpoint checkpoint) {
    if (!unreadable.isEmpty()) {
      return new Outcome(
          checkpoint,
          read == 0 ? Health.CHANGED_LAYOUT : Health.PARTIAL,
          Message.of("connector.partial.items", profile, unreadable.size(), unreadable.getFirst()),
          0);
    }
    if (shortfall != null) {
      return new Outcome(checkpoint, Health.PARTIAL, shortfall, 0);
    }
    if (read == 0) {
      return new Outcome(checkpoint, Health.EMPTY, Message.of("connector.empty", profile), 0);
    }
    return Outcome.complete(checkpoint);
  }
}
