package org.vigie.request;

import java.util.List;
import org.vigie.message.Message;

/** What became of a change that a person wanted to make to a request. */
public sealed interface RequestChange {
  /** Made; the request as it is now. */
  record Done(Request request) implements RequestChange {}

  /** Somebody else changed it meanwhile; nothing was written. */
  record Conflict(Request current) implements RequestChange {}

  /** Not possible as it stands; nothing was written. */
  record Refused(List<Message> reasons) implements RequestChange {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  static RequestChange refused(String key, Object... arguments) {
    return new Refused(List.of(Message.of(key, arguments)));
  }
}
