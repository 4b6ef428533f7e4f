package org.vigie.alert;

import java.time.Instant;
import java.util.List;
import org.vigie.message.Message;

/** What came of something that a visitor asked for. A mistake is an answer, never an exception. */
public sealed interface Answer {
  /** Of {@link Subscriptions#subscribe}. */
  sealed interface ToSubscribe extends Answer {}

  /** Of {@link Subscriptions#confirm}. */
  sealed interface ToConfirm extends Answer {}

  /** Of {@link Subscriptions#end} and {@link Subscriptions#undo}. */
  sealed interface ToLeave extends Answer {}

  /** Of what is done on a person's own page. */
  sealed interface ToChange extends Answer {}

  /** The same whether the address was known, new, or has been written to often today. */
  record LookAtYourMail() implements ToSubscribe {}

  /**
   * Nothing was kept.
   *
   * @param mistakes all of them, each with its field: address, families, places or hour
   */
  record Refused(List<Mistake> mistakes) implements ToSubscribe, ToChange {
    public Refused {
      mistakes = List.copyOf(mistakes);
    }
  }

  record Mistake(String field, Message message) {}

  /**
   * @param firstMail the earliest moment at which a mail can leave
   */
  record Confirmed(SubscriptionView subscription, String manageToken, Instant firstMail)
      implements ToConfirm {}

  /** The link was used before; the subscription stands. */
  record AlreadyConfirmed(SubscriptionView subscription, String manageToken) implements ToConfirm {}

  /** The link is genuine but more than seven days old; nothing was confirmed. */
  record Expired() implements ToConfirm {}

  /** No such link, or all about it was deleted; tells nothing more. */
  record UnknownLink() implements ToConfirm, ToLeave, ToChange {}

  /**
   * Ended now or before.
   *
   * @param subscriptions those that the link ends
   * @param undoUntil until when the same link takes it back
   */
  record Ended(List<SubscriptionView> subscriptions, Instant undoUntil) implements ToLeave {
    public Ended {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /** Taken back: active again as it was. */
  record Restored(List<SubscriptionView> subscriptions) implements ToLeave {
    public Restored {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /** More than seven days ago; it stays ended. */
  record TooLate() implements ToLeave {}

  record Changed(SubscriberView now) implements ToChange {}

  /** The person and everything about them is gone. */
  record Deleted() implements ToChange {}
}
