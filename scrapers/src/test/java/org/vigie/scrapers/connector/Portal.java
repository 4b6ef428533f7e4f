package org.vigie.scrapers.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.message.Messages;
import org.vigie.scrapers.SourceGuess;
import org.vigie.scrapers.fetch.FetchSettings;
import org.vigie.scrapers.fetch.HttpFetcher;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector;
import org.vigie.source.Discovery;
import org.vigie.source.Source;
import org.vigie.source.SourceFiles;

/** A portal on this machine, and the service's own client that visits it. The day is 2026-11-24. */
public final class Portal implements AutoCloseable {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneId.of("Europe/Paris"));
  private static final Messages FRENCH = new Messages(Locale.FRENCH, "core", "scrapers");

  public final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final Path folder;
  private final HttpFetcher fetcher;

  public Portal(Path folder) {
    this.folder = folder;
    server.start();
    var settings =
        new FetchSettings(
            FetchSettings.userAgent("test", URI.create("https://vigie.example")),
            FetchSettings.Reach.and("localhost:" + server.port()),
            Duration.ZERO,
            FetchSettings.Patience.STANDARD,
            folder.resolve("tmp"));
    fetcher = new HttpFetcher(settings, Clock.systemUTC(), pause -> {});
  }

  /** What a walk gave. */
  public record Walk(List<Discovery> found, Connector.Outcome outcome) {
    public List<String> titles() {
      return found.stream().map(discovery -> discovery.facts().title()).toList();
    }

    public List<String> ids() {
      return found.stream().map(Discovery::externalId).toList();
    }

    /** The health's reason in French. */
    public String reason() {
      return FRENCH.get(outcome.reason());
    }
  }

  public void answers(String path, String html) {
    answers(path, aResponse().withBody(html).withHeader("Content-Type", "text/html;charset=utf-8"));
  }

  public void answers(String path, ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlEqualTo(path)).willReturn(answer));
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + server.port() + path);
  }

  /** A source as an admin writes it; the connector must find no mistake in it. */
  public Source source(Connector connector, String path, String block) throws IOException {
    Path file = folder.resolve("source.yml");
    Files.writeString(
        file,
        """
        id: haute-brune
        name: Haute-Brune
        type: %s
        url: %s
        places: ["departement:99"]
        authority: Préfecture de la Haute-Brune
        """
                .formatted(connector.type(), uri(path))
            + block);
    SourceFiles.Result result = new SourceFiles(List.of(connector)).read(List.of(file));
    assertThat(result.problems()).isEmpty();
    return result.sources().getFirst();
  }

  public Walk walk(Connector connector, Source source, Checkpoint from) {
    List<Discovery> found = new ArrayList<>();
    Connector.Outcome outcome = connector.discover(source, from, fetcher, found::add);
    return new Walk(found, outcome);
  }

  public SourceGuess guess(URI address) {
    return SourceGuess.of(address, fetcher);
  }

  @Override
  public void close() throws IOException {
    fetcher.close();
    server.stop();
  }
}
