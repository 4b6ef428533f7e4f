package org.vigie.scrapers.ted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.DatedWalk;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.UnreadableNoticeException;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One walk over the pages of a search. */
final class TedWalk implements DatedWalk {
  /** At most 250, and at most 10,000 fields a page. */
  private static final int PAGE = 250;

  private static final int SHOWN = 80;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final URI search;
  private final TedSettings settings;
  private final Asking asking;
  private final Consumer<Discovery> found;
  private final TedDetails details;

  private final List<String> unreadable = new ArrayList<>();
  private final Set<String> numbers = new HashSet<>();
  private @Nullable Message incomplete;
  private @Nullable LocalDate newest;
  private int read;

  TedWalk(URI search, TedSettings settings, Asking asking, Consumer<Discovery> found) {
    this.search = search;
    this.settings = settings;
    this.asking = asking;
    this.found = found;
    this.details = new TedDetails(asking);
  }

  /** Both days included. */
  void read(LocalDate from, LocalDate to) throws Trouble {
    String query = settings.query(from, to);
    Set<String> tokens = new HashSet<>();
    String token = "";
    long total = -1;
    while (true) {
      JsonNode page = page(query, token);
      long announced = page.path("totalNoticeCount").asLong(0);
      if (total >= 0 && announced != total) {
        incomplete = Message.of("connector.partial.search", search, total, read);
      }
      total = announced;
      JsonNode notices = page.path("notices");
      notices.forEach(this::record);
      token = page.path("iterationNextToken").asString("");
      if (page.path("timedOut").asBoolean(false)) {
        incomplete = Message.of("connector.partial.timed-out", search, total, read);
      }
      if (token.isEmpty() || notices.isEmpty() || !tokens.add(token)) {
        break;
      }
    }
    if (numbers.size() + unreadable.size() < total && incomplete == null) {
      incomplete = Message.of("connector.partial.search", search, total, read);
    }
    if (read > 0 && unreadable.size() == read) {
      throw changed(Message.of("connector.changed.records", search, read, unreadable.getFirst()));
    }
  }

  @Override
  public boolean isEmpty() {
    return read == 0;
  }

  @Override
  public boolean isIncomplete() {
    return incomplete != null;
  }

  @Override
  public Optional<LocalDate> newest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public Optional<Message> shortfall() {
    if (incomplete != null) {
      return Optional.of(incomplete);
    }
    if (!unreadable.isEmpty()) {
      return Optional.of(
          Message.of(
              "connector.partial.records", search, unreadable.size(), unreadable.getFirst()));
    }
    return details.shortfall();
  }

  private void record(JsonNode node) {
    read++;
    try {
      TedRecord record = new TedRecord(node);
      if (!numbers.add(record.number())) {
        return;
      }
      NoticeForm form = record.form();
      byte[] raw = JSON.writeValueAsBytes(node);
      String mediaType = "application/json";
      if (isDetailed(record)) {
        Optional<TedDetails.Detailed> xml = details.of(record);
        if (xml.isPresent()) {
          form = xml.get().form().takeMissing(form);
          raw = xml.get().raw();
          mediaType = "application/xml";
        }
      }
      Notice notice = form.notice("ted", record.number(), record.page());
      found.accept(notice.discovery(raw, mediaType));
      LocalDate date = notice.facts().publishedOn();
      if (date != null && (newest == null || date.isAfter(newest))) {
        newest = date;
      }
    } catch (UnreadableNoticeException unread) {
      unreadable.add(String.valueOf(unread.getMessage()));
    }
  }

  private boolean isDetailed(TedRecord record) {
    return switch (settings.details()) {
      case NONE -> false;
      case CHANGES -> record.isChange();
      case ALL -> true;
    };
  }

  private JsonNode page(String query, String token) throws Trouble {
    try (Fetched fetched = asking.searched(search, question(query, token))) {
      JsonNode page = parsed(fetched);
      if (!page.path("notices").isArray() || !page.path("totalNoticeCount").isIntegralNumber()) {
        throw changed(Message.of("connector.changed.key", search, "notices, totalNoticeCount"));
      }
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String question(String query, String token) {
    ObjectNode question =
        JSON.createObjectNode()
            .put("query", query)
            .put("limit", PAGE)
            .put("scope", "ALL")
            .put("paginationMode", "ITERATION");
    TedRecord.FIELDS.forEach(question.putArray("fields")::add);
    if (!token.isEmpty()) {
      question.put("iterationNextToken", token);
    }
    return JSON.writeValueAsString(question);
  }

  private JsonNode parsed(Fetched fetched) throws Trouble, IOException {
    byte[] bytes = fetched.bytes();
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException notJson) {
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      String beginning = text.substring(0, Math.min(SHOWN, text.length()));
      throw changed(
          Message.of("connector.changed.not-json", search, fetched.mediaType(), beginning));
    }
  }

  private static Trouble changed(Message reason) {
    return new Trouble(Health.CHANGED_LAYOUT, reason);
  }
}
