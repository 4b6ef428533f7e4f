package org.vigie.harvest;

import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.Fetcher;

/** Notes how a source's answers came, whoever asked: what no connector can tell by itself. */
final class Observed implements Fetcher {
  /** Under these a name is registered, so two names there are two sites. */
  private static final Set<String> SHARED =
      Set.of("gouv.fr", "asso.fr", "com.fr", "nom.fr", "prd.fr", "tm.fr", "co.uk", "europa.eu");

  private final Fetcher fetcher;
  private final Map<Failed.Cause, Integer> failures = new EnumMap<>(Failed.Cause.class);
  private int asked;
  FetchResult.@Nullable Fetched elsewhere;
  @Nullable Failed certificate;

  Observed(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public FetchResult fetch(FetchRequest request) {
    FetchResult result = fetcher.fetch(request);
    note(result);
    return result;
  }

  private synchronized void note(FetchResult result) {
    asked++;
    switch (result) {
      case FetchResult.Fetched fetched -> {
        if (elsewhere == null && !areOneSite(fetched.uri(), fetched.finalUri())) {
          elsewhere = fetched;
        }
      }
      case Failed failed -> {
        failures.merge(failed.cause(), 1, Integer::sum);
        if (failed.cause() == Failed.Cause.CERTIFICATE && certificate == null) {
          certificate = failed;
        }
      }
      case FetchResult.Refused _, FetchResult.NotModified _ -> {}
    }
  }

  int asked() {
    return asked;
  }

  int failedBy(Failed.Cause cause) {
    return failures.getOrDefault(cause, 0);
  }

  static boolean areOneSite(URI one, URI other) {
    return one.getHost() == null
        || other.getHost() == null
        || site(one.getHost()).equals(site(other.getHost()));
  }

  private static String site(String host) {
    String[] labels = host.toLowerCase(Locale.ROOT).split("\\.", -1);
    int last = labels.length;
    if (last < 3 || Character.isDigit(host.charAt(host.length() - 1))) {
      return host.toLowerCase(Locale.ROOT);
    }
    String two = labels[last - 2] + "." + labels[last - 1];
    return SHARED.contains(two) ? labels[last - 3] + "." + two : two;
  }
}
