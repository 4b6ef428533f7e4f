package org.vigie.alert;

import java.util.List;
import java.util.Optional;
import org.vigie.secret.InstallationKey;

/** Who and what is behind a link out of a mail. Knows rows only where their token is genuine. */
final class LinkHolder {
  private final SubscriberStore subscribers;
  private final SubscriptionStore subscriptions;
  private final InstallationKey key;

  LinkHolder(SubscriberStore subscribers, SubscriptionStore subscriptions, InstallationKey key) {
    this.subscribers = subscribers;
    this.subscriptions = subscriptions;
    this.key = key;
  }

  Optional<Subscription> subscription(String text, Token.Purpose purpose) {
    return Token.parse(text)
        .filter(token -> token.purpose() == purpose)
        .flatMap(
            token ->
                subscriptions
                    .byId(token.id())
                    .filter(subscription -> token.isGenuine(key, subscription.secret())));
  }

  Optional<Subscriber> subscriber(String text, Token.Purpose purpose) {
    return Token.parse(text)
        .filter(token -> token.purpose() == purpose)
        .flatMap(
            token ->
                subscribers
                    .byId(token.id())
                    .filter(subscriber -> token.isGenuine(key, subscriber.secret())));
  }

  /** Whoever holds a person's own link, or has just left everything by a leaving link. */
  Optional<Subscriber> owner(String token) {
    return subscriber(token, Token.Purpose.MANAGE)
        .or(() -> subscriber(token, Token.Purpose.LEAVE_ALL))
        .or(
            () ->
                subscription(token, Token.Purpose.LEAVE)
                    .map(Subscription::subscriberId)
                    .filter(id -> subscriptions.of(id).stream().noneMatch(Subscription::isActive))
                    .flatMap(subscribers::byId));
  }

  List<Subscription> toLeave(String token) {
    Optional<Subscription> one = subscription(token, Token.Purpose.LEAVE);
    if (one.isPresent()) {
      return List.of(one.get());
    }
    return subscriber(token, Token.Purpose.LEAVE_ALL).stream()
        .flatMap(subscriber -> subscriptions.of(subscriber.id()).stream())
        .toList();
  }
}
