package org.vigie.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * The mailbox in the browser: a list, a page for each mail, its HTML part in a frame that may do
 * nothing but open links, its attachments as downloads. It only shows: there is nothing to delete
 * or send.
 */
final class MailboxPages implements HttpHandler {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, H 'h' mm", Locale.FRENCH)
          .withZone(ZoneId.of("Europe/Paris"));
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"')]+[^\\s<>\"').,;&]");
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri"
          + " 'none'; form-action 'none'";
  private static final String MAIL_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

  private final Supplier<List<ReceivedMail>> mails;

  MailboxPages(Supplier<List<ReceivedMail>> mails) {
    this.mails = mails;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        answer(exchange, 405, "text/plain", PAGE_POLICY, new byte[0]);
        return;
      }
      List<String> path =
          List.of(exchange.getRequestURI().getPath().replaceFirst("^/", "").split("/"));
      switch (path) {
        case List<String> p when p.equals(List.of("")) -> list(exchange);
        case List<String> p when p.equals(List.of("mailbox.css")) ->
            answer(
                exchange,
                200,
                "text/css; charset=utf-8",
                PAGE_POLICY,
                DemoResources.bytes("pages/mailbox.css"));
        case List<String> p when p.equals(List.of("message-ids")) -> messageIds(exchange);
        case List<String> p when p.getFirst().equals("messages") && p.size() >= 2 ->
            mail(exchange, p);
        default -> missing(exchange);
      }
    }
  }

  /** One line a mail: its Message-ID, its recipients, its subject; for checks by other programs. */
  private void messageIds(HttpExchange exchange) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (ReceivedMail mail : mails.get()) {
      lines
          .append(mail.header("Message-ID").orElse("-"))
          .append('\t')
          .append(String.join(",", mail.to()))
          .append('\t')
          .append(mail.subject())
          .append('\n');
    }
    answer(
        exchange,
        200,
        "text/plain; charset=utf-8",
        PAGE_POLICY,
        lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void list(HttpExchange exchange) throws IOException {
    List<ReceivedMail> received = mails.get();
    StringBuilder rows = new StringBuilder();
    for (ReceivedMail mail : received) {
      rows.append(
          DemoResources.filled(
              "pages/mailbox-row.html",
              Map.of(
                  "id", mail.id(),
                  "subject", escaped(mail.subject()),
                  "from", escaped(mail.from()),
                  "to", escaped(String.join(", ", mail.to())),
                  "at", time(mail.at()),
                  "files", mail.attachments().isEmpty() ? "" : files(mail))));
    }
    exchange.getResponseHeaders().set("Refresh", "5");
    String list =
        received.isEmpty()
            ? DemoResources.text("pages/mailbox-empty.html")
            : DemoResources.filled("pages/mailbox-list.html", Map.of("rows", rows.toString()));
    page(exchange, "", list);
  }

  private void mail(HttpExchange exchange, List<String> path) throws IOException {
    Optional<ReceivedMail> found =
        mails.get().stream().filter(mail -> mail.id().equals(path.get(1))).findFirst();
    if (found.isEmpty()) {
      missing(exchange);
      return;
    }
    ReceivedMail mail = found.get();
    if (path.size() == 2) {
      page(exchange, escaped(mail.subject()), message(mail));
    } else if (path.get(2).equals("html")) {
      // Links open beside: the application refuses to be shown inside a frame.
      byte[] body = ("<base target=\"_blank\">" + mail.html()).getBytes(StandardCharsets.UTF_8);
      answer(exchange, 200, "text/html; charset=utf-8", MAIL_POLICY, body);
    } else {
      attachment(exchange, mail, path.get(2));
    }
  }

  private static String message(ReceivedMail mail) {
    StringBuilder headers = new StringBuilder();
    mail.headers()
        .forEach(
            (name, value) ->
                headers
                    .append("<dt>")
                    .append(escaped(name))
                    .append("</dt><dd>")
                    .append(escaped(value))
                    .append("</dd>"));
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < mail.attachments().size(); i++) {
      ReceivedMail.Attachment file = mail.attachments().get(i);
      files.append(
          DemoResources.filled(
              "pages/mailbox-file.html",
              Map.of(
                  "id", mail.id(),
                  "index", Integer.toString(i),
                  "name", escaped(file.name()),
                  "size", Integer.toString((file.content().length + 1023) / 1024))));
    }
    return DemoResources.filled(
        "pages/mailbox-message.html",
        Map.of(
            "subject", escaped(mail.subject()),
            "from", escaped(mail.from()),
            "to", escaped(String.join(", ", mail.to())),
            "at", time(mail.at()),
            "files", files.toString(),
            "frame", mail.html().isEmpty() ? "" : frame(mail),
            "text", linked(mail.text()),
            "headers", headers.toString()));
  }

  private static String frame(ReceivedMail mail) {
    return DemoResources.filled("pages/mailbox-frame.html", Map.of("id", mail.id()));
  }

  private static String files(ReceivedMail mail) {
    return DemoResources.filled(
        "pages/mailbox-files.html", Map.of("count", Integer.toString(mail.attachments().size())));
  }

  private void attachment(HttpExchange exchange, ReceivedMail mail, String index)
      throws IOException {
    int number = index.matches("\\d{1,3}") ? Integer.parseInt(index) : -1;
    if (number < 0 || number >= mail.attachments().size()) {
      missing(exchange);
      return;
    }
    ReceivedMail.Attachment file = mail.attachments().get(number);
    String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename*=UTF-8''" + name);
    answer(exchange, 200, "application/octet-stream", PAGE_POLICY, file.content());
  }

  private static void page(HttpExchange exchange, String title, String main) throws IOException {
    String page =
        DemoResources.text("pages/mailbox.html")
            .replace("${title}", title)
            .replace("${main}", main);
    answer(
        exchange,
        200,
        "text/html; charset=utf-8",
        PAGE_POLICY,
        page.getBytes(StandardCharsets.UTF_8));
  }

  private static void missing(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        404,
        "text/html; charset=utf-8",
        PAGE_POLICY,
        DemoResources.bytes("pages/mailbox-missing.html"));
  }

  private static void answer(
      HttpExchange exchange, int status, String mediaType, String policy, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", mediaType);
    exchange.getResponseHeaders().set("Content-Security-Policy", policy);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private static String linked(String text) {
    return ADDRESS
        .matcher(escaped(text))
        .replaceAll(
            address ->
                "<a href=\"%1$s\" target=\"_blank\" rel=\"noreferrer\">%1$s</a>"
                    .formatted(address.group())
                    .replace("$", "\\$"));
  }

  private static String escaped(String text) {
    return Entities.escape(text);
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
