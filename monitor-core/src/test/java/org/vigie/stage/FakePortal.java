package org.vigie.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationKind;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector;
import org.vigie.source.DefinitionProblem;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;
import org.vigie.source.SourceId;
import tools.jackson.databind.node.JsonNodeFactory;

/** Portals as a script: what each source publishes, and what each address answers. */
final class FakePortal implements Connector, Fetcher {
  private final Consumer<String> heard;
  private final Map<String, List<Discovery>> published = new LinkedHashMap<>();
  private final Map<String, RuntimeException> broken = new ConcurrentHashMap<>();
  private final Map<URI, String> pages = new ConcurrentHashMap<>();
  private final Map<URI, FetchResult> answers = new ConcurrentHashMap<>();

  private final Map<URI, String> etags = new ConcurrentHashMap<>();

  FakePortal(Consumer<String> heard) {
    this.heard = heard;
  }

  static FakePortal silent() {
    return new FakePortal(event -> {});
  }

  /** A publication with its own text and one document for each further text. */
  FakePortal publishes(String source, String externalId, String text, String... documents) {
    List<DocumentLink> links = new ArrayList<>();
    for (int number = 1; number <= documents.length; number++) {
      URI uri = URI.create("https://%s.example/%s/%d".formatted(source, externalId, number));
      pages.put(uri, documents[number - 1]);
      links.add(new DocumentLink(uri, "document " + number));
    }
    List<Discovery> all = published.computeIfAbsent(source, id -> new ArrayList<>());
    all.removeIf(earlier -> earlier.externalId().equals(externalId));
    all.add(
        new Discovery(
            externalId,
            facts("Publication " + externalId),
            text,
            ("{\"id\":\"" + externalId + "\"}").getBytes(UTF_8),
            "application/json",
            links));
    return this;
  }

  FakePortal answers(String uri, FetchResult result) {
    answers.put(URI.create(uri), result);
    return this;
  }

  FakePortal recovers(String uri) {
    answers.remove(URI.create(uri));
    return this;
  }

  FakePortal breaks(String source, RuntimeException exception) {
    published.computeIfAbsent(source, id -> new ArrayList<>());
    broken.put(source, exception);
    return this;
  }

  /** The validator that came with the last request that had one; empty where none did. */
  String lastEtag(String uri) {
    return etags.getOrDefault(URI.create(uri), "");
  }

  static FetchResult down(String uri) {
    return new FetchResult.Failed(
        URI.create(uri),
        FetchResult.Failed.Cause.SERVER_ERROR,
        500,
        Message.of("fetch.status", 500),
        null);
  }

  List<Source> sources() {
    return published.keySet().stream().map(FakePortal::source).toList();
  }

  private static Source source(String id) {
    return new Source(
        new SourceId(id),
        "Source " + id,
        "fake",
        URI.create("https://" + id + ".example/"),
        List.of(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, "38")),
        null,
        FetchPolicy.DEFAULT,
        JsonNodeFactory.instance.objectNode(),
        "id: " + id);
  }

  private static PublicationFacts facts(String title) {
    return new PublicationFacts(
        title,
        PublicationKind.ACT,
        "Commune de Voiron",
        null,
        null,
        List.of(),
        List.of("32323500"),
        null,
        null,
        null,
        null,
        List.of(),
        List.of(new PublicationFacts.Reference("act", title)),
        URI.create("https://portail.example/avis"));
  }

  @Override
  public String type() {
    return "fake";
  }

  @Override
  public List<DefinitionProblem> check(Source source) {
    return List.of();
  }

  @Override
  public Outcome discover(
      Source source, Checkpoint checkpoint, Fetcher fetcher, Consumer<Discovery> found) {
    for (Discovery discovery : published.getOrDefault(source.id().value(), List.of())) {
      heard.accept("discover");
      found.accept(discovery);
    }
    RuntimeException exception = broken.get(source.id().value());
    if (exception != null) {
      throw exception;
    }
    return published.getOrDefault(source.id().value(), List.of()).isEmpty()
        ? new Outcome(checkpoint, Health.EMPTY, Message.of("health.empty"), 0)
        : Outcome.complete(new Checkpoint("walked"));
  }

  @Override
  public FetchResult fetch(FetchRequest request) {
    heard.accept("fetch");
    if (request.etag() != null) {
      etags.put(request.uri(), request.etag());
    }
    FetchResult scripted = answers.get(request.uri());
    if (scripted != null) {
      return scripted;
    }
    try {
      byte[] bytes = pages.getOrDefault(request.uri(), "").getBytes(UTF_8);
      Path body = Files.write(Files.createTempFile("fake", ".body"), bytes);
      return new FetchResult.Fetched(
          request.uri(),
          request.uri(),
          200,
          Map.of("content-type", "application/pdf", "etag", "\"1\""),
          body,
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
          bytes.length,
          Instant.now());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
