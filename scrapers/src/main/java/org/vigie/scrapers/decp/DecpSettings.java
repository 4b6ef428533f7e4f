package org.vigie.scrapers.decp;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.SettingsReader;
import org.vigie.scrapers.fetch.WebAddress;

/**
 * The {@code decp} block of a definition.
 *
 * @param filter which contracts are kept
 * @param mostBytes largest file, before and after unpacking
 * @param resources words that the title of a data set's file must have; empty for all its JSON and
 *     XML files
 * @param page what a person opens; the source's own address where none is given
 */
record DecpSettings(DecpFilter filter, long mostBytes, List<String> resources, @Nullable URI page) {
  private static final int MEGABYTE = 1024 * 1024;

  static DecpSettings read(SettingsReader reader) {
    List<String> cpv = checked(reader, "cpv", "\\d{2,8}", "setting.not-cpv");
    List<String> departements =
        checked(reader, "departements", "\\d{2,3}|2[AB]", "setting.not-departement");
    List<String> buyers = checked(reader, "buyers", "\\d{9}|\\d{14}", "setting.not-siren");
    var filter = new DecpFilter(cpv, reader.texts("words"), departements, buyers);
    return new DecpSettings(
        filter,
        (long) reader.number("max-megabytes", 1500, 1, 20_000) * MEGABYTE,
        reader.texts("resources").stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(),
        page(reader));
  }

  private static @Nullable URI page(SettingsReader reader) {
    String written = reader.text("page");
    if (written == null) {
      return null;
    }
    URI page = WebAddress.parse(written).filter(WebAddress::isWeb).orElse(null);
    if (page == null) {
      reader.problem("page", Message.of("setting.not-address", written));
    }
    return page;
  }

  private static List<String> checked(
      SettingsReader reader, String name, String form, String problem) {
    List<String> values =
        reader.texts(name).stream()
            .map(value -> value.replace(" ", "").toUpperCase(Locale.ROOT))
            .toList();
    values.stream()
        .filter(value -> !value.matches(form))
        .forEach(value -> reader.problem(name, Message.of(problem, value)));
    return values.stream().filter(value -> value.matches(form)).toList();
  }
}
