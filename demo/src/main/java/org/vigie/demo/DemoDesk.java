package org.vigie.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A page with the levers of the demonstration's world: let a month pass, let the council vote, read
 * the sources. On loopback only, like all of the demonstration.
 */
final class DemoDesk implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Runnable> levers;

  private DemoDesk(HttpServer server, Map<String, Runnable> levers) {
    this.server = server;
    this.levers = levers;
  }

  static DemoDesk start(Runnable month, Runnable vote, Runnable harvest) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    DemoDesk desk =
        new DemoDesk(server, Map.of("/mois", month, "/vote", vote, "/lecture", harvest));
    server.createContext("/", desk::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return desk;
  }

  URI page() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("POST") && levers.containsKey(path)) {
        levers.get(path).run();
        exchange.getResponseHeaders().set("Location", "/?fait=" + path.substring(1));
        exchange.sendResponseHeaders(303, -1);
      } else if (path.equals("/mailbox.css")) {
        answer(exchange, "text/css; charset=utf-8", DemoResources.bytes("pages/mailbox.css"));
      } else if (path.equals("/")) {
        String done = String.valueOf(exchange.getRequestURI().getQuery()).replace("fait=", "");
        String notice =
            levers.containsKey("/" + done)
                ? DemoResources.text("pages/desk-" + done + ".html")
                : "";
        String page = DemoResources.filled("pages/desk.html", Map.of("notice", notice));
        answer(exchange, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
