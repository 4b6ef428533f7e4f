package org.vigie.scrapers.connector;

import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.FetchResult.Refused;
import org.vigie.message.Message;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector.Outcome;
import org.vigie.source.Health;

/** Thrown inside a walk where it cannot go on: the health it leaves the source in, and why. */
public final class Trouble extends Exception {
  private final Health health;
  private final transient Message reason;

  public Trouble(Health health, Message reason) {
    super(reason.toString());
    this.health = health;
    this.reason = reason;
  }

  /** What a fetch without a body means for the source. */
  public static Trouble from(FetchResult result) {
    return switch (result) {
      case Refused refused ->
          new Trouble(
              refused.reason() == Refused.Reason.ROBOTS ? Health.BLOCKED : Health.UNREACHABLE,
              refused.message());
      case Failed failed ->
          new Trouble(
              switch (failed.cause()) {
                case BLOCKED -> Health.BLOCKED;
                case GONE -> Health.CHANGED_LAYOUT; // the address named in the definition moved
                case CLIENT_ERROR, SERVER_ERROR, TIMEOUT, UNREACHABLE, CERTIFICATE ->
                    Health.UNREACHABLE;
              },
              failed.message());
      case FetchResult.Fetched _, FetchResult.NotModified _ ->
          throw new IllegalArgumentException("no trouble: " + result);
    };
  }

  public Health health() {
    return health;
  }

  public Message reason() {
    return reason;
  }

  /** The end of a walk that this broke off: the next one begins where this one began. */
  public Outcome at(Checkpoint checkpoint) {
    return new Outcome(checkpoint, health, reason, 0);
  }
}
