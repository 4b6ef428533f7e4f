package org.vigie.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One person's browser without JavaScript: keeps cookies, follows redirects, submits forms. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(PATIENCE)
          .build();
  private final URI home;

  Browser(URI home) {
    this.home = home;
  }

  /** Opens a page, which must answer with success. */
  WebPage open(String address) throws IOException, InterruptedException {
    return page(HttpRequest.newBuilder(home.resolve(address)).GET());
  }

  byte[] download(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(home.resolve(address)).timeout(PATIENCE).build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new CheckFailure("check.status", answer.uri(), answer.statusCode());
    }
    return answer.body();
  }

  /** Sends a filled form and opens what answers. */
  WebPage submit(WebForm form) throws IOException, InterruptedException {
    return form.isPost() ? post(form.target(), form.encoded()) : open(form.query());
  }

  /** Posts fields as a form would. */
  WebPage post(URI address, String fields) throws IOException, InterruptedException {
    return page(
        HttpRequest.newBuilder(home.resolve(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields)));
  }

  private WebPage page(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request.header("Accept-Language", "fr").timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw new CheckFailure("check.status", answer.uri(), answer.statusCode());
    }
    return WebPage.of(answer.uri(), answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
