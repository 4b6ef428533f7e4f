package org.vigie.alert;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.Answer.AlreadyConfirmed;
import org.vigie.alert.Answer.Confirmed;
import org.vigie.alert.Answer.Ended;
import org.vigie.alert.Answer.Expired;
import org.vigie.alert.Answer.LookAtYourMail;
import org.vigie.alert.Answer.Refused;
import org.vigie.alert.Answer.Restored;
import org.vigie.alert.Answer.ToConfirm;
import org.vigie.alert.Answer.ToLeave;
import org.vigie.alert.Answer.ToSubscribe;
import org.vigie.alert.Answer.TooLate;
import org.vigie.alert.Answer.UnknownLink;

/**
 * Subscribing without an account: an address is asked for, its owner confirms by mail, and leaves
 * by any mail. Everything after the first form is done with a token out of a mail.
 *
 * <p>Reading a token ({@link #ofConfirmation}, {@link #ofLeaving}, {@link OwnPage#show}) changes
 * nothing, so scanners may open every link of a mail.
 */
public final class Subscriptions {
  /** How long a confirmation link works, and how long leaving can be taken back. */
  public static final Duration GRACE = Duration.ofDays(7);

  private static final Duration ASKING_WINDOW = Duration.ofDays(1);
  private static final int MOST_ASKED_IN_WINDOW = 3;

  private final SubscriberStore subscribers;
  private final SubscriptionStore store;
  private final LinkHolder holder;
  private final Views views;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Links links;
  private final Notices notices;

  public Subscriptions(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      Installation installation,
      Notices notices) {
    this.subscribers = new SubscriberStore(jdbc, installation.vault());
    this.store = new SubscriptionStore(jdbc);
    this.holder = new LinkHolder(subscribers, store, installation.key());
    this.views = new Views(subscribers, store, installation);
    this.transaction = transaction;
    this.clock = clock;
    this.links = installation.links();
    this.notices = notices;
  }

  /**
   * Keeps the choice and queues the mail that asks for confirmation. An address gets at most three
   * such mails a day, and the answer does not tell.
   */
  public ToSubscribe subscribe(String address, Locale language, Choice choice) {
    var mistakes = ChoiceCheck.mistakes(address, choice);
    if (!mistakes.isEmpty()) {
      return new Refused(mistakes);
    }
    EmailAddress to = EmailAddress.parse(address).orElseThrow();
    inTransaction(
        () -> {
          Instant now = Sql.now(clock);
          Subscriber subscriber = subscribers.subscriberFor(to, language, now);
          if (store.askedSince(subscriber.id(), now.minus(ASKING_WINDOW)) < MOST_ASKED_IN_WINDOW) {
            askToConfirm(subscriber, language, store.add(subscriber, choice, now));
          }
          return true;
        });
    return new LookAtYourMail();
  }

  private void askToConfirm(Subscriber subscriber, Locale language, Subscription subscription) {
    Choice choice = subscription.choice();
    notices.send(
        new Notice.Confirm(
            "confirmation-" + subscription.id(),
            subscriber.address(),
            language,
            choice,
            views.where(choice),
            links.confirm(subscription),
            subscription.createdAt().plus(GRACE)));
  }

  /** What a confirmation link is about; empty where it leads to nothing. */
  public Optional<SubscriptionView> ofConfirmation(String token) {
    return holder.subscription(token, Token.Purpose.CONFIRM).map(views::of);
  }

  /** Makes the subscription active; a second time is harmless. */
  public ToConfirm confirm(String token) {
    return inTransaction(
        () ->
            holder
                .subscription(token, Token.Purpose.CONFIRM)
                .map(this::confirm)
                .orElseGet(UnknownLink::new));
  }

  private ToConfirm confirm(Subscription subscription) {
    Instant now = Sql.now(clock);
    Subscriber subscriber = subscribers.byId(subscription.subscriberId()).orElseThrow();
    String manageToken = links.manageToken(subscriber);
    boolean isPending = subscription.state() == Subscription.State.PENDING;
    if (isPending && subscription.createdAt().plus(GRACE).isBefore(now)) {
      return new Expired();
    }
    if (isPending && store.confirm(subscription.id(), now)) {
      SubscriptionView view = views.ofId(subscription.id());
      Choice choice = subscription.choice();
      return new Confirmed(
          view, manageToken, choice.rhythm().nextMoment(now, choice.hour(), choice.zone()));
    }
    return new AlreadyConfirmed(views.ofId(subscription.id()), manageToken);
  }

  /** What a leaving link ends; empty where it leads to nothing. */
  public List<SubscriptionView> ofLeaving(String token) {
    return holder.toLeave(token).stream().map(views::of).toList();
  }

  /** Ends what the link is for, at once; this is also the one click of RFC 8058. */
  public ToLeave end(String token) {
    return inTransaction(
        () -> {
          List<Subscription> toEnd = holder.toLeave(token);
          if (toEnd.isEmpty()) {
            return new UnknownLink();
          }
          Instant now = Sql.now(clock);
          toEnd.forEach(subscription -> store.end(subscription.id(), now));
          return new Ended(
              toEnd.stream().map(ended -> views.ofId(ended.id())).toList(),
              endOf(toEnd).orElse(now).plus(GRACE));
        });
  }

  /** Takes the latest end by this link back. */
  public ToLeave undo(String token) {
    return inTransaction(
        () -> {
          List<Subscription> known = holder.toLeave(token);
          Optional<Instant> endedAt = endOf(known);
          if (known.isEmpty()) {
            return new UnknownLink();
          }
          if (endedAt.isPresent() && endedAt.get().plus(GRACE).isBefore(Sql.now(clock))) {
            return new TooLate();
          }
          List<Subscription> toRestore =
              known.stream()
                  .filter(one -> one.endedAt() == null || one.endedAt().equals(endedAt.get()))
                  .toList();
          toRestore.forEach(subscription -> store.restore(subscription.id()));
          return new Restored(toRestore.stream().map(one -> views.ofId(one.id())).toList());
        });
  }

  private static Optional<Instant> endOf(List<Subscription> subscriptions) {
    return subscriptions.stream()
        .filter(subscription -> subscription.endedAt() != null)
        .map(subscription -> requireNonNull(subscription.endedAt()))
        .max(Comparator.naturalOrder());
  }

  private <T> T inTransaction(Supplier<T> deed) {
    return requireNonNull(transaction.execute(status -> requireNonNull(deed.get())));
  }
}
