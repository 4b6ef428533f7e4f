package org.vigie.scrapers.boamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.DatedWalk;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.notice.UnreadableNoticeException;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** One walk over the API's pages, period by period. */
final class BoampWalk implements DatedWalk {
  private static final int PAGE = 100;

  /** The API answers 400 where offset + limit passes this. */
  private static final int WINDOW = 10_000;

  private static final int SHOWN = 80;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final URI records;
  private final String condition;
  private final Asking asking;
  private final Consumer<Discovery> found;

  private final List<String> unreadable = new ArrayList<>();
  private @Nullable Message cutShort;
  private @Nullable LocalDate newest;
  private int read;

  BoampWalk(URI records, String condition, Asking asking, Consumer<Discovery> found) {
    this.records = records;
    this.condition = condition;
    this.asking = asking;
    this.found = found;
  }

  /** Both days included. */
  void read(LocalDate from, LocalDate to) throws Trouble {
    readPeriod(from, to);
    if (read > 0 && unreadable.size() == read) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.records", records, read, unreadable.getFirst()));
    }
  }

  @Override
  public boolean isEmpty() {
    return read == 0;
  }

  /** What a window cuts off is no nearer at another time. */
  @Override
  public boolean isIncomplete() {
    return false;
  }

  @Override
  public Optional<LocalDate> newest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public Optional<Message> shortfall() {
    return unreadable.isEmpty()
        ? Optional.ofNullable(cutShort)
        : Optional.of(
            Message.of(
                "connector.partial.records", records, unreadable.size(), unreadable.getFirst()));
  }

  private void readPeriod(LocalDate from, LocalDate to) throws Trouble {
    JsonNode page = page(from, to, 0);
    long total = page.path("total_count").asLong(0);
    if (total > WINDOW && from.isBefore(to)) {
      LocalDate middle = from.plusDays(ChronoUnit.DAYS.between(from, to) / 2);
      readPeriod(from, middle);
      readPeriod(middle.plusDays(1), to);
      return;
    }
    if (total > WINDOW) {
      cutShort = Message.of("connector.partial.window", records, total, from, WINDOW);
    }
    int offset = 0;
    while (true) {
      JsonNode results = page.path("results");
      results.forEach(this::record);
      offset += PAGE;
      if (results.isEmpty() && offset - PAGE < total) {
        cutShort = Message.of("connector.partial.pages", records, total, from, to, offset - PAGE);
        return;
      }
      if (offset >= Math.min(total, WINDOW)) {
        return;
      }
      page = page(from, to, offset);
    }
  }

  private void record(JsonNode node) {
    read++;
    try {
      Discovery discovery = BoampNotice.read(node, JSON);
      found.accept(discovery);
      LocalDate date = discovery.facts().publishedOn();
      if (date != null && (newest == null || date.isAfter(newest))) {
        newest = date;
      }
    } catch (UnreadableNoticeException unread) {
      unreadable.add(String.valueOf(unread.getMessage()));
    }
  }

  private JsonNode page(LocalDate from, LocalDate to, int offset) throws Trouble {
    URI uri = address(from, to, offset);
    try (Fetched fetched = asking.fetched(uri)) {
      JsonNode page = parsed(uri, fetched);
      for (String key : List.of("total_count", "results")) {
        if (!page.has(key)) {
          throw changed(Message.of("connector.changed.key", uri, key));
        }
      }
      if (!page.path("results").isArray() || !page.path("total_count").isIntegralNumber()) {
        throw changed(Message.of("connector.changed.key", uri, "results, total_count"));
      }
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(URI uri, Fetched fetched) throws Trouble, IOException {
    byte[] bytes = fetched.bytes();
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException notJson) {
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      String beginning = text.substring(0, Math.min(SHOWN, text.length()));
      throw changed(Message.of("connector.changed.not-json", uri, fetched.mediaType(), beginning));
    }
  }

  private static Trouble changed(Message reason) {
    return new Trouble(Health.CHANGED_LAYOUT, reason);
  }

  private URI address(LocalDate from, LocalDate to, int offset) {
    String where =
        "dateparution >= \"" + from + "\" and dateparution <= \"" + to + "\"" + condition;
    return URI.create(
        records
            + (records.getRawQuery() == null ? "?" : "&")
            + "where="
            + URLEncoder.encode(where, StandardCharsets.UTF_8)
            + "&order_by="
            + URLEncoder.encode("dateparution,idweb", StandardCharsets.UTF_8)
            + "&limit="
            + PAGE
            + "&offset="
            + offset);
  }
}
