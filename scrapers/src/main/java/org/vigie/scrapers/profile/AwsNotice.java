package org.vigie.scrapers.profile;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.place.Siret;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.scrapers.fetch.WebAddress;

/** A notice page of AWS: an address block, then rows of a label and its value. */
final class AwsNotice {
  static final String ROWS = "#AAPCGenere tr";

  private static final Pattern NUMBER = Pattern.compile("MPI-pub-([\\w-]+)");
  private static final Pattern SIRET = Pattern.compile("SIRET\\s*:?\\s*((?:\\d\\s?){14})");
  private static final Pattern TOWN =
      Pattern.compile("(?:^|\\s)(\\d{5})\\s+(\\p{Lu}[^\\d]*?)(?:\\s+SIRET|$)");
  private static final Pattern BOAMP = Pattern.compile("boamp\\.fr/\\D*(\\d{2}-\\d{1,6})");
  private static final Pattern CPV = Pattern.compile("(?<!\\d)(\\d{8})(?!\\d)");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})\\s?[h:]\\s?(\\d{2})");
  private static final Pattern SENT = Pattern.compile("(?i)envoi le (\\S+)");

  private AwsNotice() {}

  /** Empty where the page is no notice. */
  static Optional<Consultation> read(HtmlPage page) {
    Document document = page.document();
    String subject = value(document, "objet");
    Matcher number = NUMBER.matcher(page.uri().toString());
    if (subject == null || document.select(ROWS).isEmpty()) {
      return Optional.empty();
    }
    String id = number.find() ? "MPI-pub-" + number.group(1) : page.uri().toString();
    var notice =
        new Consultation(id.replaceFirst("\\.html?$", ""), Label.title(subject), page.uri());
    buyer(notice, document);
    notice.kind = kind(document.select(".AW_Titre").text());
    String reference = value(document, "référence");
    if (reference != null) {
      notice.references.add(new Reference("buyer-ref", reference));
    }
    CPV.matcher(String.valueOf(value(document, "code cpv")))
        .results()
        .forEach(code -> notice.cpv.add(code.group(1)));
    notice.deadline = deadline(value(document, "offres"));
    Matcher sent = SENT.matcher(document.select("#AAPCGenere").text());
    notice.published = sent.find() ? FrenchDate.in(sent.group(1)).orElse(null) : null;
    boamp(notice, document);
    documents(notice, page);
    document.select(ROWS).forEach(row -> notice.lines.add(row.text()));
    return Optional.of(notice);
  }

  private static void buyer(Consultation notice, Document document) {
    Element block =
        document.select("#AAPCGenere td").stream()
            .filter(cell -> SIRET.matcher(cell.text()).find() || TOWN.matcher(cell.text()).find())
            .findFirst()
            .orElse(null);
    if (block == null) {
      return;
    }
    Element name = block.selectFirst("b, strong");
    notice.buyer = name == null ? null : name.text().strip();
    Matcher siret = SIRET.matcher(block.text());
    if (siret.find()) {
      notice.siret = Siret.in(siret.group(1)).orElse(null);
    }
    Matcher town = TOWN.matcher(block.text());
    notice.town = town.find() ? town.group(2).strip() : null;
  }

  private static PublicationKind kind(String heading) {
    String plain = heading.toLowerCase(Locale.ROOT);
    if (plain.contains("attribution")) {
      return PublicationKind.AWARDED;
    }
    if (plain.contains("rectificatif")) {
      return PublicationKind.CORRECTED;
    }
    if (plain.contains("annulation") || plain.contains("sans suite")) {
      return PublicationKind.CANCELLED;
    }
    return plain.contains("information") ? PublicationKind.PLANNED : PublicationKind.OPEN;
  }

  private static void boamp(Consultation notice, Document document) {
    for (Element link : document.select("#AAPCGenere a[href*='boamp.fr']")) {
      Matcher number = BOAMP.matcher(link.attr("href"));
      if (number.find()) {
        notice.references.add(new Reference("boamp", number.group(1)));
      }
    }
  }

  /** What is behind a log-in is no document: a person takes it from the page. */
  private static void documents(Consultation notice, HtmlPage page) {
    for (Element link : page.document().select("#AAPCGenere a[href*='dce.dRC']")) {
      Optional<URI> uri = page.link(link, "href").filter(WebAddress::isWeb);
      uri.ifPresent(
          rules -> notice.documents.add(new DocumentLink(rules, Label.name(link.text()))));
    }
  }

  /** The value beside the first label that begins so. */
  private static @Nullable String value(Document document, String label) {
    for (Element row : document.select(ROWS)) {
      if (row.childrenSize() >= 2
          && row.child(0).text().toLowerCase(Locale.ROOT).startsWith(label)) {
        String value = row.child(1).text().strip();
        return value.isEmpty() ? null : value;
      }
    }
    return null;
  }

  private static @Nullable Instant deadline(@Nullable String words) {
    if (words == null) {
      return null;
    }
    Optional<LocalDate> day = FrenchDate.in(words);
    Matcher time = TIME.matcher(words);
    return day.map(
            date ->
                (time.find()
                        ? date.atTime(
                            Math.min(23, Integer.parseInt(time.group(1))),
                            Math.min(59, Integer.parseInt(time.group(2))))
                        : date.atTime(23, 59, 59))
                    .atZone(FrenchDate.PARIS)
                    .toInstant())
        .orElse(null);
  }
}
