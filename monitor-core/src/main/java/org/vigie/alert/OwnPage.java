package org.vigie.alert;

import static java.util.Objects.requireNonNull;
import static org.vigie.alert.Subscriptions.GRACE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.alert.Answer.Changed;
import org.vigie.alert.Answer.Deleted;
import org.vigie.alert.Answer.Refused;
import org.vigie.alert.Answer.ToChange;
import org.vigie.alert.Answer.UnknownLink;

/** What people do on the page behind the link in each of their mails; a token is the proof. */
public final class OwnPage {
  private final SubscriberStore subscribers;
  private final SubscriptionStore store;
  private final LinkHolder holder;
  private final Views views;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Links links;
  private final Notices notices;

  public OwnPage(
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

  /** A person's own page; empty where the link leads to nothing. */
  public Optional<SubscriberView> show(String token) {
    return holder.subscriber(token, Token.Purpose.MANAGE).map(views::of);
  }

  /**
   * All that is kept of a person.
   *
   * @param told what they were told, oldest first
   * @param mails what of mails to them is kept; their text is not, once they were sent
   */
  public record Kept(
      String address,
      String language,
      Instant since,
      List<SubscriptionView> subscriptions,
      List<Told> told,
      List<Notices.KeptMail> mails) {
    public Kept {
      subscriptions = List.copyOf(subscriptions);
      told = List.copyOf(told);
      mails = List.copyOf(mails);
    }

    /** A find in a mail. */
    public record Told(Instant at, long subscription, String title, News news) {}
  }

  public Optional<Kept> export(String token) {
    return holder
        .subscriber(token, Token.Purpose.MANAGE)
        .map(
            person ->
                new Kept(
                    person.address().value(),
                    person.language().getLanguage(),
                    person.createdAt(),
                    store.of(person.id()).stream().map(views::of).toList(),
                    subscribers.toldTo(person.id()),
                    notices.keptOf(person.address())));
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
          Subscriber subscriber = subscribers.byId(subscription.subscriberId()).orElseThrow();
          store.end(subscription.id(), now);
          notices.send(
              new Notice.Left(
                  "left-" + subscription.id() + "-" + now.getEpochSecond(),
                  subscriber.address(),
                  subscriber.language(),
                  subscription.choice().neutral(),
                  views.where(subscription.choice()),
                  links.leave(subscription),
                  now.plus(GRACE)));
        });
  }

  public ToChange speak(String token, Locale language) {
    return inTransaction(
        () ->
            holder
                .subscriber(token, Token.Purpose.MANAGE)
                .map(
                    subscriber -> {
                      subscribers.setLanguage(subscriber.id(), language);
                      return changed(subscriber.id());
                    })
                .orElseGet(UnknownLink::new));
  }

  /** Deletes the address and all that hangs on it, mails in the outbox included, for good. */
  public ToChange deleteAll(String token) {
    return inTransaction(
        () ->
            holder
                .owner(token)
                .<ToChange>map(
                    subscriber -> {
                      store.deleteAllOf(subscriber.id());
                      subscribers.delete(subscriber.id());
                      notices.forget(subscriber.address());
                      return new Deleted();
                    })
                .orElseGet(UnknownLink::new));
  }

  private ToChange onOwnPage(String token, long subscriptionId, Consumer<Subscription> deed) {
    return inTransaction(
        () -> {
          Optional<Subscriber> subscriber = holder.subscriber(token, Token.Purpose.MANAGE);
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
    return new Changed(views.of(subscribers.byId(subscriberId).orElseThrow()));
  }

  private <T> T inTransaction(Supplier<T> deed) {
    return requireNonNull(transaction.execute(status -> requireNonNull(deed.get())));
  }
}
