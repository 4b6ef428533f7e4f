package org.vigie.scrapers.boamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.DatedWalk;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeReader;
import org.vigie.source.Discovery;
import org.vigie.source.Health;

/** One walk over the directories of days and their files. */
final class BoampDays implements DatedWalk {
  private static final DateTimeFormatter DIRECTORY = DateTimeFormatter.ofPattern("yyyy/MM/dd/");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Pattern TIME_IN_LIST = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}");

  private final URI base;
  private final Asking asking;
  private final Consumer<Discovery> found;
  private final BoampXmlReader reader = new BoampXmlReader();

  private final List<String> unreadable = new ArrayList<>();
  private @Nullable Message incomplete;
  private @Nullable LocalDateTime newest;
  private @Nullable Trouble missing;
  private int listed;
  private int asked;

  BoampDays(URI base, Asking asking, Consumer<Discovery> found) {
    this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    this.asking = asking;
    this.found = found;
  }

  /** A file of a day; its time is unknown where the list has another form. */
  private record Listed(URI uri, Optional<LocalDateTime> time) {}

  void read(LocalDate from, LocalDate to, LocalDateTime since) throws Trouble {
    boolean anyDirectory = false;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      Optional<HtmlPage> list = list(base.resolve(DIRECTORY.format(day)));
      if (list.isEmpty()) {
        continue; // nothing was published that day
      }
      anyDirectory = true;
      for (Listed file : files(list.get())) {
        listed++;
        if (file.time().isEmpty() || !file.time().get().isBefore(since)) {
          read(file);
        }
      }
    }
    if (!anyDirectory && missing != null) {
      throw missing;
    }
    if (asked > 0 && unreadable.size() == asked) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.records", base, asked, unreadable.getFirst()));
    }
  }

  @Override
  public boolean isEmpty() {
    return listed == 0;
  }

  @Override
  public boolean isIncomplete() {
    return incomplete != null;
  }

  @Override
  public Optional<LocalDateTime> newest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public Optional<Message> shortfall() {
    if (incomplete != null) {
      return Optional.of(incomplete);
    }
    return unreadable.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Message.of(
                "connector.partial.records", base, unreadable.size(), unreadable.getFirst()));
  }

  /** The server's own list of a directory; empty where there is no such directory. */
  private Optional<HtmlPage> list(URI directory) throws Trouble {
    try {
      return Optional.of(asking.html(directory));
    } catch (Trouble trouble) {
      if (trouble.health() != Health.CHANGED_LAYOUT) {
        throw trouble;
      }
      missing = trouble;
      return Optional.empty();
    }
  }

  /** A page without any link is no list: an empty directory still links to the one above. */
  private static List<Listed> files(HtmlPage page) throws Trouble {
    if (page.document().select("a[href]").isEmpty()) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.selector", page.uri(), "files", "a[href$=.xml]"));
    }
    List<Listed> files = new ArrayList<>();
    for (Element link : page.document().select("a[href$=.xml]")) {
      WebAddress.resolve(page.uri(), link.attr("href"))
          .ifPresent(uri -> files.add(new Listed(uri, time(link))));
    }
    return files;
  }

  /** Beside the link in a list of text, in the next cell in a list that is a table. */
  private static Optional<LocalDateTime> time(Element link) {
    Node beside = link.nextSibling();
    Element row = link.closest("tr");
    String text = row != null ? row.text() : beside instanceof TextNode words ? words.text() : "";
    Matcher time = TIME_IN_LIST.matcher(text);
    return time.find() ? Optional.of(LocalDateTime.parse(time.group(), TIME)) : Optional.empty();
  }

  private void read(Listed file) throws Trouble {
    asked++;
    try (Fetched fetched = asking.fetched(file.uri())) {
      byte[] raw = fetched.bytes();
      reader.read(
          new ByteArrayInputStream(raw),
          new NoticeReader.Sink() {
            @Override
            public void notice(Notice notice) {
              found.accept(notice.discovery(raw, "application/xml"));
            }

            @Override
            public void unreadable(String where, Message why) {
              unreadable.add(file.uri().toString());
            }
          });
      file.time().filter(time -> newest == null || time.isAfter(newest)).ifPresent(this::newest);
    } catch (Trouble trouble) {
      if (trouble.health() == Health.BLOCKED) {
        throw trouble;
      }
      incomplete = trouble.reason();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void newest(LocalDateTime time) {
    newest = time;
  }
}
