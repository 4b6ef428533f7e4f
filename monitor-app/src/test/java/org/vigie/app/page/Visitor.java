package org.vigie.app.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody with a browser that keeps cookies and follows no redirect by itself. */
public final class Visitor {
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  public Visitor(int port) {
    this.port = port;
  }

  /** An answer with its page parsed. */
  public record Answer(int status, HttpResponse<String> raw) {
    public Document page() {
      return Jsoup.parse(raw.body());
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  public Answer get(String path) {
    return send(HttpRequest.newBuilder(address(path)).GET().build());
  }

  /** Asks whether what was got before is still right. */
  public Answer getAgain(String path, String tag) {
    return send(HttpRequest.newBuilder(address(path)).header("If-None-Match", tag).GET().build());
  }

  public Answer post(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** The token that the forms of a page carry. */
  public String token(String page) {
    return get(page).page().select("input[name=_csrf]").attr("value");
  }

  public Answer logIn(String email, String password) {
    return post(
        "/connexion",
        Map.of("_csrf", token("/connexion"), "adresse", email, "motdepasse", password));
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
