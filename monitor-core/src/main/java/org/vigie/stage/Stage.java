package org.vigie.stage;

import java.util.List;

/** What runs at most once at a time over all nodes. */
public enum Stage {
  HARVEST,
  READ,
  NOTIFY,
  /** The archive matched again, when somebody asks for it. */
  REMATCH;

  /** The three stages in their order; the end of one starts the next. */
  static final List<Stage> IN_TURN = List.of(HARVEST, READ, NOTIFY);
}
