package org.vigie.app.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** The site of an invented town on this machine, for trials. */
final class TownSite implements AutoCloseable {
  private static final String ACTS =
      """
      <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Actes de Brunelles</title>
      </head><body><main><ul>
      <li><a href="/actes/42.pdf">Délibération 42, extension de la vidéoprotection</a> 29/09/2026
      <li><a href="/actes/41.pdf">Délibération 41, <b>voirie</b></a> 28/09/2026
      </ul></main></body></html>
      """;

  private final HttpServer server;

  TownSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, 404, "rien"));
    server.createContext("/actes", exchange -> answer(exchange, 200, ACTS));
    server.start();
  }

  private static void answer(HttpExchange exchange, int status, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers with a list of two acts. */
  String acts() {
    return "http://" + host() + "/actes";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
