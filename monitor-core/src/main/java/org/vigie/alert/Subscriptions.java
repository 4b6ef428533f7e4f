package org.vigie.alert;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.Answer.AlreadyConfirmed;
import org.vigie.alert.Answer.Changed;
import org.vigie.alert.Answer.Confirmed;
import org.vigie.alert.Answer.Deleted;
import org.vigie.alert.Answer.Ended;
import org.vigie.alert.Answer.Expired;
import org.vigie.alert.Answer.LookAtYourMail;
import org.vigie.alert.Answer.Refused;
import org.vigie.alert.Answer.Restored;
import org.vigie.alert.Answer.ToChange;
import org.vigie.alert.Answer.ToConfirm;
import org.vigie.alert.Answer.ToLeave;
import org.vigie.alert.Answer.ToSubscribe;
import org.vigie.alert.Answer.TooLate;
import org.vigie.alert.Answer.UnknownLink;

/**
 * Subscribing without an account: an address is asked for, its owner confirms by mail, and leaves
 * by any mail. Everything after the first form is done with a token out of a mail.
 *
 * <p>Reading a token ({@link #ofConfirmation}, {@link #ofLeaving}, {@link #manage}) changes
 * nothing, so scanners may open every link of a mail.
 */
public final class Subscriptions {
  /** How long a confirmation link works, and how long leaving can be taken back. */
  public static final Duration GRACE = Duration.ofDays(7);

  private static final Duration ASKING_WINDOW = Duration.ofDays(1);
  private static final int MOST_ASKED_IN_WINDOW = 3;

  private final SubscriptionStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final InstallationKey key;
  private final Links links;
  private final PlaceNames names;
  private final Notices notices;
  private final Previews previews;

  /**
   * @param publicUrl of the service; links in mails begin with it
   */
  public Subscriptions(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      InstallationKey key,
      URI publicUrl,
      PlaceNames names,
      Notices notices) {
    this.store = new SubscriptionStore(jdbc);
    this.transaction = transaction;
    this.clock = clock;
    this.key = key;
    this.links = new Links(publicUrl, key);
    this.names = names;
    this.notices = notices;
    this.previews = new Previews(jdbc);
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
          Subscriber subscriber = store.subscriberFor(to, language, now);
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
            choice.neutral(),
            choice.families(),
            placesOf(choice),
            choice.rhythm(),
            choice.hour(),
            links.confirm(subscription),
            subscription.createdAt().plus(GRACE)));
  }

  /** What a confirmation link is about; empty where it leads to nothing. */
  public Optional<SubscriptionView> ofConfirmation(String token) {
    return subscriptionBehind(token, Token.Purpose.CONFIRM).map(this::view);
  }

  /** Makes the subscription active; a second time is harmless. */
  public ToConfirm confirm(String token) {
    return inTransaction(
        () ->
            subscriptionBehind(token, Token.Purpose.CONFIRM)
                .map(this::confirm)
                .orElseGet(UnknownLink::new));
  }

  private ToConfirm confirm(Subscription subscription) {
    Instant now = Sql.now(clock);
    Subscriber subscriber = store.subscriber(subscription.subscriberId()).orElseThrow();
    String manageToken = links.manageToken(subscriber);
    boolean isPending = subscription.state() == Subscription.State.PENDING;
    if (isPending && subscription.createdAt().plus(GRACE).isBefore(now)) {
      return new Expired();
    }
    if (isPending && store.confirm(subscription.id(), now)) {
      SubscriptionView view = view(store.byId(subscription.id()).orElseThrow());
      Choice choice = subscription.choice();
      return new Confirmed(view, manageToken, choice.rhythm().nextMoment(now, choice.hour()));
    }
    return new AlreadyConfirmed(view(store.byId(subscription.id()).orElseThrow()), manageToken);
  }

  /** What a leaving link ends; empty where it leads to nothing. */
  public List<SubscriptionView> ofLeaving(String token) {
    return subscriptionsToLeave(token).stream().map(this::view).toList();
  }

  /** Ends what the link is for, at once; this is also the one click of RFC 8058. */
  public ToLeave end(String token) {
    return inTransaction(
        () -> {
          List<Subscription> toEnd = subscriptionsToLeave(token);
          if (toEnd.isEmpty()) {
            return new UnknownLink();
          }
          Instant now = Sql.now(clock);
          toEnd.forEach(subscription -> store.end(subscription.id(), now));
          return new Ended(
              toEnd.stream().map(ended -> view(store.byId(ended.id()).orElseThrow())).toList(),
              endOf(toEnd).orElse(now).plus(GRACE));
        });
  }

  /** Takes the latest end by this link back. */
  public ToLeave undo(String token) {
    return inTransaction(
        () -> {
          List<Subscription> known = subscriptionsToLeave(token);
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
          return new Restored(
              toRestore.stream().map(one -> view(store.byId(one.id()).orElseThrow())).toList());
        });
  }

  private static Optional<Instant> endOf(List<Subscription> subscriptions) {
    return subscriptions.stream()
        .filter(subscription -> subscription.endedAt() != null)
        .map(subscription -> requireNonNull(subscription.endedAt()))
        .max(Comparator.naturalOrder());
  }

  /** A person's own page; empty where the link leads to nothing. */
  public Optional<SubscriberView> manage(String token) {
    return subscriberBehind(token, Token.Purpose.MANAGE).map(this::view);
  }

  /** Changes one subscription on its owner's page. */
  public ToChange change(String token, long subscriptionId, Choice choice) {
    var mistakes = ChoiceCheck.mistakes(choice);
    if (!mistakes.isEmpty()) {
      return new Refused(mistakes);
    }
    return onOwnPage(
        token, subscriptionId, subscription -> store.change(subscription.id(), choice));
  }

  /**
   * @param until first day on which mails leave again, with what was found meanwhile; null ends the
   *     pause
   */
  public ToChange pause(String token, long subscriptionId, @Nullable LocalDate until) {
    return onOwnPage(token, subscriptionId, subscription -> store.pause(subscription.id(), until));
  }

  /** Ends one subscription from its owner's page, and tells them by mail how to take it back. */
  public ToChange remove(String token, long subscriptionId) {
    return onOwnPage(
        token,
        subscriptionId,
        subscription -> {
          Instant now = Sql.now(clock);
          Subscriber subscriber = store.subscriber(subscription.subscriberId()).orElseThrow();
          store.end(subscription.id(), now);
          notices.send(
              new Notice.Left(
                  "left-" + subscription.id() + "-" + now.getEpochSecond(),
                  subscriber.address(),
                  subscriber.language(),
                  subscription.choice().neutral(),
                  placesOf(subscription.choice()),
                  links.leave(subscription),
                  now.plus(GRACE)));
        });
  }

  public ToChange speak(String token, Locale language) {
    return inTransaction(
        () ->
            subscriberBehind(token, Token.Purpose.MANAGE)
                .map(
                    subscriber -> {
                      store.setLanguage(subscriber.id(), language);
                      return changed(subscriber.id());
                    })
                .orElseGet(UnknownLink::new));
  }

  /** Deletes the address and all that hangs on it, mails in the outbox included, for good. */
  public ToChange deleteAll(String token) {
    return inTransaction(
        () ->
            ownerBehind(token)
                .<ToChange>map(
                    subscriber -> {
                      store.deleteSubscriber(subscriber.id());
                      notices.forget(subscriber.address());
                      return new Deleted();
                    })
                .orElseGet(UnknownLink::new));
  }

  /**
   * Forgets some of what was never confirmed, or ended, more than seven days ago; and with a
   * person's last subscription the person.
   *
   * @return how many subscriptions; 0 when none is left to forget
   */
  public int forgetStale() {
    return inTransaction(
        () -> {
          var stale = store.staleSince(Sql.now(clock).minus(GRACE), 100);
          for (Subscription subscription : stale) {
            store.delete(subscription.id());
            if (store.of(subscription.subscriberId()).isEmpty()) {
              EmailAddress address =
                  store.subscriber(subscription.subscriberId()).orElseThrow().address();
              store.deleteSubscriber(subscription.subscriberId());
              notices.forget(address);
            }
          }
          return stale.size();
        });
  }

  /**
   * What a choice would have sent in the last 90 days.
   *
   * @param most how many finds to list
   */
  public Preview preview(Choice choice, int most) {
    return previews.of(choice, Sql.now(clock), most);
  }

  private ToChange onOwnPage(String token, long subscriptionId, Consumer<Subscription> deed) {
    return inTransaction(
        () -> {
          Optional<Subscriber> subscriber = subscriberBehind(token, Token.Purpose.MANAGE);
          Optional<Subscription> subscription =
              subscriber.flatMap(
                  owner ->
                      store
                          .byId(subscriptionId)
                          .filter(one -> one.subscriberId() == owner.id())
                          .filter(one -> one.isActive()));
          if (subscriber.isEmpty() || subscription.isEmpty()) {
            return new UnknownLink();
          }
          deed.accept(subscription.get());
          return changed(subscriber.get().id());
        });
  }

  private ToChange changed(long subscriberId) {
    return new Changed(view(store.subscriber(subscriberId).orElseThrow()));
  }

  private Optional<Subscription> subscriptionBehind(String text, Token.Purpose purpose) {
    return Token.parse(text)
        .filter(token -> token.purpose() == purpose)
        .flatMap(
            token ->
                store
                    .byId(token.id())
                    .filter(subscription -> token.isGenuine(key, subscription.secret())));
  }

  private Optional<Subscriber> subscriberBehind(String text, Token.Purpose purpose) {
    return Token.parse(text)
        .filter(token -> token.purpose() == purpose)
        .flatMap(
            token ->
                store
                    .subscriber(token.id())
                    .filter(subscriber -> token.isGenuine(key, subscriber.secret())));
  }

  /** Whoever holds a person's own link, or has just left everything by a leaving link. */
  private Optional<Subscriber> ownerBehind(String token) {
    return subscriberBehind(token, Token.Purpose.MANAGE)
        .or(() -> subscriberBehind(token, Token.Purpose.LEAVE_ALL))
        .or(
            () ->
                subscriptionBehind(token, Token.Purpose.LEAVE)
                    .map(Subscription::subscriberId)
                    .filter(id -> store.of(id).stream().noneMatch(Subscription::isActive))
                    .flatMap(store::subscriber));
  }

  private List<Subscription> subscriptionsToLeave(String token) {
    Optional<Subscription> one = subscriptionBehind(token, Token.Purpose.LEAVE);
    if (one.isPresent()) {
      return List.of(one.get());
    }
    return subscriberBehind(token, Token.Purpose.LEAVE_ALL).stream()
        .flatMap(subscriber -> store.of(subscriber.id()).stream())
        .toList();
  }

  private SubscriptionView view(Subscription subscription) {
    return new SubscriptionView(
        subscription.id(),
        subscription.choice(),
        placesOf(subscription.choice()),
        subscription.confirmedAt() != null,
        subscription.state() == Subscription.State.ENDED,
        subscription.createdAt(),
        subscription.pausedUntil(),
        links.leaveToken(subscription));
  }

  private SubscriberView view(Subscriber subscriber) {
    return new SubscriberView(
        subscriber.address(),
        subscriber.language(),
        subscriber.createdAt(),
        store.of(subscriber.id()).stream().filter(Subscription::isActive).map(this::view).toList(),
        store.lastDigests(subscriber.id(), 10));
  }

  private List<String> placesOf(Choice choice) {
    return choice.places().stream().map(names::nameOf).toList();
  }

  private <T> T inTransaction(Supplier<T> deed) {
    return requireNonNull(transaction.execute(status -> requireNonNull(deed.get())));
  }
}
