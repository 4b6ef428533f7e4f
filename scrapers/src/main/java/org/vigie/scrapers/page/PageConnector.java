package org.vigie.scrapers.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Failed;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.FetchResult.NotModified;
import org.vigie.fetch.FetchResult.Refused;
import org.vigie.message.Message;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.FamilyConnector;
import org.vigie.scrapers.connector.ScriptOnly;
import org.vigie.scrapers.connector.SettingsReader;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.connector.ZoneText;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.source.Checkpoint;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;

/**
 * One page or file that is watched for change, whoever publishes it: a town's page on its cameras,
 * a list of decisions, a PDF that is replaced in place.
 *
 * <p>The publication's identity is the address; new words in the watched zone make a new revision.
 * What changes at each view (scripts, counters, "page générée le", session ids) is not part of the
 * words. The checkpoint holds the server's validators, so that an unchanged page costs no transfer;
 * but only those of a page whose words are in the discovery itself. A file is fetched once more as
 * a document, which may fail, so it is asked for anew each time; its hash among the references
 * tells a replaced file from the same one.
 */
public final class PageConnector extends FamilyConnector<PageConnector.Settings> {
  private static final String NO_VALIDATOR = "";

  public PageConnector() {
    super("page", Settings::read);
  }

  /** The zone, and what in it is not watched. */
  record Settings(String selector, List<String> ignored, @Nullable String title) {
    static Settings read(SettingsReader reader) {
      String selector = reader.selector("selector");
      return new Settings(
          selector == null ? "body" : selector, reader.selectors("ignore"), reader.text("title"));
    }
  }

  @Override
  protected Outcome walk(
      Source source,
      PageConnector.Settings settings,
      Checkpoint checkpoint,
      Asking asking,
      Consumer<Discovery> found)
      throws Trouble {
    String[] validators = (checkpoint.value() + "\n").split("\n", -1);
    FetchRequest request =
        FetchRequest.document(source.url(), source.policy())
            .ifChanged(validators[0], validators[1]);
    FetchResult result = asking.fetcher().fetch(request);
    return switch (result) {
      case NotModified _ -> new Outcome(checkpoint, Health.OK, Message.NONE, 1);
      // anew next time: the server might say "not modified" of a page that has come back
      case Failed failed when failed.cause() == Failed.Cause.GONE ->
          Trouble.from(failed).at(Checkpoint.NONE).meetingAllSince(LocalDate.MIN);
      case Refused _, Failed _ -> throw Trouble.from(result);
      case Fetched fetched -> {
        try (fetched) {
          found.accept(read(source, settings, fetched));
          yield Outcome.complete(isHtml(fetched) ? validators(fetched) : Checkpoint.NONE);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static Checkpoint validators(Fetched fetched) {
    return new Checkpoint(
        fetched.headers().getOrDefault("etag", NO_VALIDATOR)
            + "\n"
            + fetched.headers().getOrDefault("last-modified", NO_VALIDATOR));
  }

  private static Discovery read(Source source, Settings settings, Fetched fetched)
      throws Trouble, IOException {
    if (!isHtml(fetched)) {
      var file = new DocumentLink(source.url(), source.name());
      return new Discovery(
          source.url().toString(),
          facts(
              source,
              named(settings, source.name()),
              List.of(new Reference("file", fetched.sha256()))),
          "",
          new byte[0],
          fetched.mediaType(),
          List.of(file));
    }
    HtmlPage page = HtmlPage.of(fetched);
    Elements zone = page.document().select(settings.selector());
    if (zone.isEmpty()) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of(
              "connector.changed.selector", fetched.finalUri(), "selector", settings.selector()));
    }
    String heading = page.document().title().strip();
    String text = ZoneText.of(zone, settings.ignored());
    if (ScriptOnly.is(zone, page.document())) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.script-only", fetched.finalUri(), settings.selector()));
    }
    if (text.isEmpty()) {
      throw new Trouble(Health.EMPTY, Message.of("connector.empty", fetched.finalUri()));
    }
    return new Discovery(
        source.url().toString(),
        facts(source, named(settings, heading.isEmpty() ? source.name() : heading), List.of()),
        text,
        text.getBytes(StandardCharsets.UTF_8),
        "text/plain;charset=UTF-8",
        List.of());
  }

  private static boolean isHtml(Fetched fetched) {
    String type = fetched.mediaType();
    return type.isEmpty() || type.contains("html") || type.equals("text/plain");
  }

  private static String named(Settings settings, String otherwise) {
    return settings.title() == null ? otherwise : settings.title();
  }

  private static PublicationFacts facts(Source source, String title, List<Reference> references) {
    return new PublicationFacts(
        title,
        PublicationKind.PAGE,
        source.authority(),
        null,
        null,
        source.places(),
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        references,
        source.url());
  }
}
