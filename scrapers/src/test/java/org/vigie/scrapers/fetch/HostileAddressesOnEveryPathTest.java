package org.vigie.scrapers.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.FetchResult.Refused;

/**
 * A portal that one may ask sends the service elsewhere: by a redirect of any kind, at the end of a
 * chain, out of its robots.txt, by a link on its page.
 */
class HostileAddressesOnEveryPathTest {
  @RegisterExtension
  static final WireMockExtension portal =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @TempDir Path temporary;
  private HttpFetcher fetcher;

  @BeforeEach
  void open() {
    var settings =
        new FetchSettings(
            "test",
            FetchSettings.Reach.and("localhost:" + portal.getPort()),
            Duration.ZERO,
            FetchSettings.Patience.STANDARD,
            temporary);
    fetcher =
        new HttpFetcher(settings, Clock.systemUTC(), pause -> {}, HostileAddresses.NO_NETWORK);
  }

  @AfterEach
  void close() throws IOException {
    fetcher.close();
  }

  @ParameterizedTest
  @MethodSource("org.vigie.scrapers.fetch.HostileAddresses#absolute")
  void is_refused_behind_a_redirect(String address) {
    answers("/robots.txt", notFound());
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      answers("/" + status, redirect(status, address));

      assertRefused("/" + status);
    }
  }

  @ParameterizedTest
  @MethodSource("org.vigie.scrapers.fetch.HostileAddresses#absolute")
  void is_refused_at_the_end_of_a_chain(String address) {
    answers("/robots.txt", notFound());
    answers("/1", redirect(301, "/2"));
    answers("/2", redirect(307, "//localhost:" + portal.getPort() + "/3"));
    answers("/3", redirect(302, address));

    assertRefused("/1");
  }

  @ParameterizedTest
  @MethodSource("org.vigie.scrapers.fetch.HostileAddresses#absolute")
  void is_refused_to_robots_txt_and_with_it_the_page(String address) {
    answers("/robots.txt", redirect(302, address));
    answers("/page", ok("never asked"));

    assertThat(fetch("/page")).isNotInstanceOf(Fetched.class);
    portal.verify(0, getRequestedFor(urlEqualTo("/page")));
  }

  @ParameterizedTest
  @MethodSource("org.vigie.scrapers.fetch.HostileAddresses#absolute")
  void is_refused_as_a_link_of_a_page(String address) throws IOException {
    answers("/robots.txt", notFound());
    answers(
        "/page",
        aResponse()
            .withHeader("Content-Type", "text/html")
            .withBody("<a href='" + address + "'>annexe</a>"));
    try (Fetched fetched = (Fetched) fetch("/page")) {
      HtmlPage page = HtmlPage.of(fetched);

      page.link(page.document().expectFirst("a"), "href")
          .ifPresent(
              link ->
                  assertThat(fetcher.fetch(FetchRequest.document(link, FetchPolicy.DEFAULT)))
                      .isInstanceOf(Refused.class));
    }
  }

  private void assertRefused(String path) {
    assertThat(fetch(path))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.reason()).isIn(Refused.Reason.ADDRESS, Refused.Reason.SCHEME));
  }

  private FetchResult fetch(String path) {
    URI uri = URI.create("http://localhost:" + portal.getPort() + path);
    return fetcher.fetch(FetchRequest.page(uri, FetchPolicy.DEFAULT));
  }

  private static void answers(String path, ResponseDefinitionBuilder answer) {
    portal.stubFor(get(urlEqualTo(path)).willReturn(answer));
  }

  private static ResponseDefinitionBuilder redirect(int status, String location) {
    return aResponse().withStatus(status).withHeader("Location", location);
  }
}
