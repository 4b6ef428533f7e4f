package org.vigie.alert;

import java.util.List;

/** Subscriptions and people as their owner sees them. */
final class Views {
  private final SubscriberStore subscribers;
  private final SubscriptionStore subscriptions;
  private final Installation installation;
  private final Links links;

  Views(SubscriberStore subscribers, SubscriptionStore subscriptions, Installation installation) {
    this.subscribers = subscribers;
    this.subscriptions = subscriptions;
    this.installation = installation;
    this.links = installation.links();
  }

  SubscriptionView of(Subscription subscription) {
    return new SubscriptionView(
        subscription.id(),
        subscription.choice(),
        where(subscription.choice()),
        subscription.confirmedAt() != null,
        subscription.state() == Subscription.State.ENDED,
        subscription.createdAt(),
        subscription.pausedUntil(),
        links.leaveToken(subscription));
  }

  /** As it stands now. */
  SubscriptionView ofId(long subscriptionId) {
    return of(subscriptions.byId(subscriptionId).orElseThrow());
  }

  SubscriberView of(Subscriber subscriber) {
    return new SubscriberView(
        subscriber.address(),
        subscriber.language(),
        subscriber.createdAt(),
        subscriptions.of(subscriber.id()).stream()
            .filter(Subscription::isActive)
            .map(this::of)
            .toList(),
        subscribers.lastDigests(subscriber.id(), 10));
  }

  /** Names of places, then of buyers; empty for the whole country. */
  List<String> where(Choice choice) {
    return java.util.stream.Stream.concat(
            choice.places().stream().map(installation::nameOf),
            choice.buyers().stream().map(subscriptions::buyerName))
        .toList();
  }
}
