package org.vigie.scrapers.profile;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.fetch.HtmlPage;
import org.vigie.scrapers.fetch.WebAddress;

/** A row of an Atexo list, and the consultation page behind it. */
final class AtexoRow {
  private static final Pattern NUMBER =
      Pattern.compile("/consultation/(\\d+)|[?&](?:refConsultation|id)=(\\d+)");
  private static final Pattern ORGANISATION = Pattern.compile("[?&]orgAcronyme=([\\w.-]+)");
  private static final Pattern DEPARTEMENT = Pattern.compile("\\((\\d{2,3}|2[AB])\\)");
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})\\s?[:h]\\s?(\\d{2})");
  private static final Pattern AMOUNT =
      Pattern.compile("(\\d[\\d\\s\\u00a0\\u202f]*(?:[,.]\\d{1,2})?)");

  private AtexoRow() {}

  /** Empty where the row has no link to a consultation or no title. */
  static Optional<Consultation> read(HtmlPage page, Element row) {
    Element anchor =
        row.selectFirst("a[href*='/entreprise/consultation/'], a[href*=refConsultation=]");
    Optional<URI> link =
        anchor == null ? Optional.empty() : page.link(anchor, "href").filter(WebAddress::isWeb);
    Element named = row.selectFirst(".objet-line .truncate span[title]");
    Element said = named == null ? row.selectFirst(".objet-line .truncate span") : named;
    Matcher number = NUMBER.matcher(link.map(URI::toString).orElse(""));
    if (link.isEmpty() || said == null || !number.find()) {
      return Optional.empty();
    }
    String title = said.attr("title").isBlank() ? said.text() : said.attr("title");
    if (title.isBlank()) {
      return Optional.empty();
    }
    Matcher organisation = ORGANISATION.matcher(link.get().toString());
    String id =
        link.get().getHost()
            + "/"
            + (number.group(1) == null ? number.group(2) : number.group(1))
            + (organisation.find() ? "/" + organisation.group(1) : "");
    Consultation consultation = new Consultation(id, Label.title(title), link.get());
    fill(consultation, page, row);
    return Optional.of(consultation);
  }

  private static void fill(Consultation consultation, HtmlPage page, Element row) {
    consultation.buyer = words(row, "[id*=panelBlocDenomination]");
    consultation.lines.add(words(row, "[id*=panelBlocObjet]"));
    Element procedure = row.selectFirst(".cons_procedure abbr");
    if (procedure != null) {
      String whole = procedure.attr("data-original-title");
      consultation.lines.add(whole.isBlank() ? procedure.text() : whole);
    }
    consultation.lines.add(words(row, ".cons_categorie"));
    String place = words(row, ".lieux-exe");
    consultation.lines.add(place);
    Matcher departement = DEPARTEMENT.matcher(place == null ? "" : place);
    while (departement.find()) {
      consultation.places.add(new PlaceCode(PlaceCode.Kind.DEPARTEMENT, departement.group(1)));
    }
    String reference = words(row, ".objet-line .small.pull-left");
    if (reference != null) {
      consultation.references.add(new Reference("buyer-ref", reference));
    }
    consultation.published = FrenchDate.in(String.valueOf(words(row, ".date-min"))).orElse(null);
    consultation.deadline = deadline(words(row, ".cloture-line"));
    if ((words(row, ".cons_procedure") + " " + consultation.title)
        .matches("(?i).*(?:attribution|donn.es essentielles).*")) {
      consultation.kind = PublicationKind.AWARDED;
    }
    for (Element rules : row.select("a[href*=EntrepriseDownloadReglement]")) {
      addRules(consultation, page, rules);
    }
  }

  /** CPV codes, estimated value, lots and the rules of consultation. */
  static void complete(Consultation consultation, HtmlPage page) {
    for (Element code : page.document().select("[data-code-cpv]")) {
      String digits = code.attr("data-code-cpv").replaceAll("\\D", "");
      if (digits.length() >= 8) {
        consultation.cpv.add(digits.substring(0, 8));
      }
    }
    for (Element row : page.document().select("li.clearfix, .lot, [id*=panelLot]")) {
      String words = row.text();
      if (words.matches("(?iu).*valeur estim.e.*")) {
        consultation.amount = amount(words.replaceFirst("(?iu)^.*?valeur estim.e", ""));
      }
      if (words.matches("(?iu)\\s*lot\\s+n.*")) {
        consultation.lines.add(words);
      }
    }
    for (Element rules :
        page.document().select("a[href*=EntrepriseDownloadReglement], a#linkDownloadReglement")) {
      addRules(consultation, page, rules);
    }
  }

  private static void addRules(Consultation consultation, HtmlPage page, Element link) {
    page.link(link, "href")
        .filter(WebAddress::isWeb)
        .filter(uri -> consultation.documents.stream().noneMatch(rc -> rc.uri().equals(uri)))
        .ifPresent(
            uri -> consultation.documents.add(new DocumentLink(uri, Label.name(Label.of(link)))));
  }

  /** Day, month and year stand in boxes of their own; an hour may follow. */
  private static @Nullable Instant deadline(@Nullable String words) {
    if (words == null) {
      return null;
    }
    Optional<LocalDate> day = FrenchDate.in(words);
    Matcher time = TIME.matcher(words);
    if (day.isPresent() && time.find()) {
      int hour = Math.min(23, Integer.parseInt(time.group(1)));
      int minute = Math.min(59, Integer.parseInt(time.group(2)));
      return day.get().atTime(hour, minute).atZone(FrenchDate.PARIS).toInstant();
    }
    return day.map(date -> date.atTime(23, 59, 59).atZone(FrenchDate.PARIS).toInstant())
        .orElse(null);
  }

  private static @Nullable BigDecimal amount(String words) {
    Matcher amount = AMOUNT.matcher(words);
    return amount.find()
        ? new BigDecimal(amount.group(1).replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.'))
        : null;
  }

  private static @Nullable String words(Element row, String selector) {
    Element element = row.selectFirst(selector);
    String text = element == null ? "" : element.text().strip();
    return text.isEmpty() ? null : text;
  }
}
