package org.vigie.alert;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * All that Vigie knows of a person, for the page behind their own link.
 *
 * @param address in clear only for the export; pages show it masked
 * @param subscriptions not ended, oldest first
 * @param lastMails newest first, at most ten
 */
public record SubscriberView(
    EmailAddress address,
    Locale language,
    Instant since,
    List<SubscriptionView> subscriptions,
    List<SentDigest> lastMails) {
  public SubscriberView {
    subscriptions = List.copyOf(subscriptions);
    lastMails = List.copyOf(lastMails);
  }

  public record SentDigest(Instant composedAt, int finds) {}
}
