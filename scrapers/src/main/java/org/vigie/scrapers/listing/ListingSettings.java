package org.vigie.scrapers.listing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.SettingsReader;

/**
 * The {@code listing} block of a definition. All but {@code items} may be left out, and that too
 * where a preset says it.
 *
 * @param steps selectors of the links that lead from the first page to the lists (years, months)
 * @param newest how many links of each step are followed, newest period first
 * @param container its presence proves that a page without items is a list, merely empty
 * @param title inside an item
 * @param link inside an item
 * @param date inside an item
 * @param next the link to the next page
 * @param maxPages pages read of one list; where more are left, the walk is partial
 * @param most items read of one page, the newest by the page's order
 * @param datedSteps only steps that name a year or a month are followed
 * @param heading before an item: the words and the date of the meeting that it belongs to
 * @param documentOptional whether a page behind an item may have no file
 * @param document the links to files, on the page behind an item
 * @param text the words worth reading, on the page behind an item
 */
record ListingSettings(
    List<String> steps,
    int newest,
    String items,
    @Nullable String container,
    @Nullable String title,
    @Nullable String link,
    @Nullable String date,
    @Nullable DateTimeFormatter dateFormat,
    @Nullable String next,
    int maxPages,
    int most,
    boolean oldestFirst,
    boolean datedSteps,
    @Nullable String heading,
    boolean documentOptional,
    @Nullable String document,
    @Nullable String text,
    PublicationKind kind) {

  static ListingSettings read(SettingsReader reader) {
    reader.choice("preset", "", Presets.names());
    return new ListingSettings(
        reader.selectors("steps"),
        reader.number("newest", 2, 1, 50),
        reader.requiredSelector("items"),
        reader.selector("container"),
        reader.selector("title"),
        reader.selector("link"),
        reader.selector("date"),
        dateFormat(reader),
        reader.selector("next"),
        reader.number("max-pages", 20, 1, 500),
        reader.number("most", 2000, 1, 2000),
        reader
            .choice("order", "newest-first", List.of("newest-first", "oldest-first"))
            .equals("oldest-first"),
        reader.choice("step-links", "all", List.of("all", "dated")).equals("dated"),
        reader.selector("heading"),
        reader.choice("documents", "expected", List.of("expected", "optional")).equals("optional"),
        reader.selector("document"),
        reader.selector("text"),
        kind(reader));
  }

  /** The date in these words; empty where there is none. */
  Optional<LocalDate> dateIn(String words) {
    DateTimeFormatter format = dateFormat;
    if (format == null) {
      return FrenchDate.in(words);
    }
    try {
      return Optional.of(LocalDate.parse(words.strip(), format));
    } catch (DateTimeException otherForm) {
      return FrenchDate.in(words);
    }
  }

  private static PublicationKind kind(SettingsReader reader) {
    String kind = reader.choice("kind", "act", List.of("act", "deliberation", "page", "open"));
    return PublicationKind.valueOf(kind.toUpperCase(Locale.ROOT));
  }

  private static @Nullable DateTimeFormatter dateFormat(SettingsReader reader) {
    String locale = reader.text("date-locale");
    String pattern = reader.text("date-format");
    if (pattern == null) {
      return null;
    }
    try {
      return DateTimeFormatter.ofPattern(
          pattern, Locale.forLanguageTag(locale == null ? "fr" : locale));
    } catch (IllegalArgumentException e) {
      reader.problem(
          "date-format",
          Message.of("setting.not-date-format", pattern, String.valueOf(e.getMessage())));
      return null;
    }
  }
}
