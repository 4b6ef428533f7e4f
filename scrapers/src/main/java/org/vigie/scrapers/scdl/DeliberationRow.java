package org.vigie.scrapers.scdl;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.vigie.message.Messages;
import org.vigie.place.Siret;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Discovery;
import org.vigie.source.Source;
import tools.jackson.databind.JsonNode;

/** One decision of a table, whatever the case of its headers. */
final class DeliberationRow {
  private static final Messages LABELS = new Messages(Locale.FRENCH, "scrapers");
  private static final int LONGEST_TITLE = 2000;

  private final Map<String, String> cells = new HashMap<>();
  private final String raw;
  private final String mediaType;

  private DeliberationRow(String raw, String mediaType) {
    this.raw = raw;
    this.mediaType = mediaType;
  }

  static DeliberationRow of(List<String> headers, CSVRecord row) {
    var read = new DeliberationRow(String.join(";", row.toList()), "text/csv");
    for (int i = 0; i < Math.min(headers.size(), row.size()); i++) {
      read.put(headers.get(i), row.get(i));
    }
    return read;
  }

  /** Opendatasoft makes an object of a file's address; what it holds first is taken. */
  static DeliberationRow of(JsonNode row) {
    var read = new DeliberationRow(row.toString(), "application/json");
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      JsonNode value = field.getValue();
      read.put(
          field.getKey(),
          value.isValueNode()
              ? value.asString("")
              : value.valueStream().map(inner -> inner.asString("")).findFirst().orElse(""));
    }
    return read;
  }

  private void put(String name, String value) {
    cells.put(name.strip().toUpperCase(Locale.ROOT), value.strip());
  }

  /** The row as it came. */
  String raw() {
    return raw;
  }

  /** Empty where the row names no number or no object. */
  Optional<Discovery> discovery(Source source) {
    Optional<String> id = cell("DELIB_ID");
    Optional<String> title = cell("DELIB_OBJET");
    if (id.isEmpty() || title.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> siret = cell("COLL_SIRET").flatMap(DeliberationRow::siret);
    String body = siret.or(() -> cell("COLL_NOM")).orElse(source.id().value());
    List<DocumentLink> documents =
        cell("DELIB_URL")
            .flatMap(WebAddress::parse)
            .filter(WebAddress::isWeb)
            .map(uri -> List.of(new DocumentLink(uri, shortened(id.get(), 100))))
            .orElse(List.of());
    LocalDate date = cell("DELIB_DATE").flatMap(FrenchDate::in).orElse(null);
    var facts =
        new PublicationFacts(
            shortened(title.get(), LONGEST_TITLE),
            PublicationKind.DELIBERATION,
            cell("COLL_NOM").orElse(source.authority()),
            siret.orElse(null),
            null,
            List.of(),
            List.of(),
            date,
            cell("PREF_DATE").flatMap(FrenchDate::in).orElse(date),
            null,
            null,
            List.of(),
            List.of(new Reference("act", shortened(id.get(), 200))),
            documents.isEmpty() ? source.url() : documents.getFirst().uri());
    return Optional.of(
        new Discovery(
            shortened(body + "-" + id.get(), 500),
            facts,
            text(title.get()),
            raw.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            mediaType,
            documents));
  }

  private String text(String title) {
    StringBuilder text = new StringBuilder(title).append('\n');
    line(text, "scdl.body", cell("COLL_NOM"));
    line(text, "scdl.number", cell("DELIB_ID"));
    line(text, "scdl.date", cell("DELIB_DATE"));
    line(
        text,
        "scdl.matter",
        cell("DELIB_MATIERE_CODE")
            .map(code -> code + " " + cell("DELIB_MATIERE_NOM").orElse(""))
            .or(() -> cell("DELIB_MATIERE_NOM")));
    line(text, "scdl.for", cell("VOTE_POUR").map(DeliberationRow::whole));
    line(text, "scdl.against", cell("VOTE_CONTRE").map(DeliberationRow::whole));
    line(text, "scdl.abstained", cell("VOTE_ABSTENTION").map(DeliberationRow::whole));
    return text.toString().strip();
  }

  private static void line(StringBuilder text, String key, Optional<String> value) {
    value.ifPresent(
        words ->
            text.append('\n').append(LABELS.get(key)).append("\u00a0: ").append(words.strip()));
  }

  private Optional<String> cell(String name) {
    String value = cells.getOrDefault(name, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** Spreadsheets make numbers with a decimal of identifiers and votes. */
  private static Optional<String> siret(String written) {
    return Siret.in(written.replaceFirst("\\.0$", ""));
  }

  private static String whole(String number) {
    return number.replaceFirst("\\.0$", "");
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
