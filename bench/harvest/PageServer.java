import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A town's site on the loopback interface: /liste?page=N names 1,000 decisions a page,
 * /contenu/telechargement/N/1/ is one of them in 10 KB of HTML. Run as {@code java
 * PageServer.java}; prints its port.
 */
public final class PageServer {
  private static final int PAGES = 5_000;
  private static final int A_LIST = 1_000;
  private static final int SIZE = 10_240;
  private static final String WORDS =
      "Le conseil municipal de Valmoire approuve la convention relative à l'entretien des chemins"
          + " et des fontaines. ";

  public static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/liste", exchange -> answer(exchange, list(number(exchange.getRequestURI().getQuery()))));
    server.createContext(
        "/contenu/telechargement/",
        exchange ->
            answer(
                exchange,
                page(number(exchange.getRequestURI().getPath().replaceFirst("/1/$", "")))));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    System.out.println(server.getAddress().getPort());
  }

  private static int number(String text) {
    String digits = text == null ? "" : text.replaceAll("\\D", "");
    return digits.isEmpty() ? 1 : Integer.parseInt(digits);
  }

  private static String list(int list) {
    var html = new StringBuilder("<!doctype html><html lang=\"fr\"><title>Actes</title><ul>");
    for (int n = (list - 1) * A_LIST + 1; n <= Math.min(PAGES, list * A_LIST); n++) {
      html.append("<li class=\"acte\"><a href=\"/contenu/telechargement/")
          .append(n)
          .append("/1/\">Décision n° ")
          .append(n)
          .append("</a> <span class=\"date\">24/11/2026</span></li>");
    }
    html.append("</ul>");
    if (list * A_LIST < PAGES) {
      html.append("<a class=\"suite\" href=\"/liste?page=").append(list + 1).append("\">Suite</a>");
    }
    return html.append("</html>").toString();
  }

  /** Each page differs from all others, so that each is stored. */
  private static String page(int n) {
    var html =
        new StringBuilder(
            "<!doctype html><html lang=\"fr\"><title>Décision n° "
                + n
                + "</title><main><h1>Décision n° "
                + n
                + "</h1>");
    for (int article = 1; html.length() < SIZE - 200; article++) {
      html.append("<p>Article ").append(article).append(". ").append(WORDS).append("</p>");
    }
    return html.append("</main></html>").toString();
  }

  private static void answer(HttpExchange exchange, String html) throws IOException {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
