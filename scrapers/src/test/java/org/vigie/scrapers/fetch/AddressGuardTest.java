package org.vigie.scrapers.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Refused;

/** Everything that is not the public web is refused, however it is written. */
class AddressGuardTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @MethodSource("org.vigie.scrapers.fetch.HostileAddresses#all")
  void refuses(String address) throws Exception {
    FetchResult result = fetch(URI.create(address));

    assertThat(result).isInstanceOf(Refused.class);
    assertThat(((Refused) result).reason()).isIn(Refused.Reason.ADDRESS, Refused.Reason.SCHEME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http:\\\\127.0.0.1\\",
        "http://１２７.0.0.1/"
      })
  void refuses_what_a_lenient_reader_would_turn_into_an_address(String link) throws Exception {
    Optional<URI> uri = WebAddress.resolve(URI.create("http://public.example/a/"), link);

    if (uri.isPresent()) {
      assertThat(fetch(uri.get())).isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "193.51.0.1", "2001:4860:4860::8888", "2a01:e0a::1", "172.32.0.1"})
  void lets_public_addresses_pass(String address) {
    assertThat(SpecialAddresses.isSpecial(InetAddress.ofLiteral(address))).isFalse();
  }

  private FetchResult fetch(URI uri) throws Exception {
    var settings =
        new FetchSettings(
            "test",
            FetchSettings.Reach.PUBLIC_WEB,
            Duration.ZERO,
            FetchSettings.Patience.STANDARD,
            temporary);
    try (var fetcher =
        new HttpFetcher(settings, Clock.systemUTC(), duration -> {}, HostileAddresses.NO_NETWORK)) {
      return fetcher.fetch(FetchRequest.page(uri, new FetchPolicy(null, "guard test")));
    }
  }
}
