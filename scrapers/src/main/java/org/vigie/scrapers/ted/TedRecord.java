package org.vigie.scrapers.ted;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.eforms.EformsNotice;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.TedNumber;
import org.vigie.scrapers.notice.Territory;
import org.vigie.scrapers.notice.UnreadableNoticeException;
import tools.jackson.databind.JsonNode;

/** One notice as the search gives it. A value is a text, a list of texts, or either by language. */
final class TedRecord {
  /** What is asked for; the API answers 400 to a name that it does not know. */
  static final List<String> FIELDS =
      List.of(
          "publication-number",
          "publication-date",
          "notice-identifier",
          "notice-type",
          "form-type",
          "notice-title",
          "title-proc",
          "title-lot",
          "description-proc",
          "description-lot",
          "procedure-identifier",
          "buyer-name",
          "organisation-city-buyer",
          "classification-cpv",
          "place-of-performance",
          "deadline-receipt-tender-date-lot",
          "deadline-receipt-tender-time-lot",
          "deadline-receipt-request-date-lot",
          "estimated-value-proc",
          "estimated-value-cur-proc",
          "total-value",
          "total-value-cur",
          "tendering-party-name",
          "links");

  private static final List<String> LANGUAGES = List.of("fra", "eng");

  private final JsonNode node;
  private final String number;

  TedRecord(JsonNode node) throws UnreadableNoticeException {
    this.node = node;
    this.number =
        text("publication-number")
            .flatMap(TedNumber::in)
            .orElseThrow(
                () ->
                    new UnreadableNoticeException(
                        text("publication-number").orElse("publication-number")));
  }

  String number() {
    return number;
  }

  /** Whether the notice changes or cancels another. */
  boolean isChange() {
    return text("form-type").filter(form -> form.equals("change")).isPresent()
        || text("notice-type").filter(type -> type.equals("corr")).isPresent();
  }

  URI page() {
    return TedExportReader.page(number);
  }

  URI xml() {
    JsonNode links = node.path("links").path("xml");
    return strings(links).stream()
        .flatMap(link -> WebAddress.parse(link).filter(WebAddress::isWeb).stream())
        .findFirst()
        .orElseGet(() -> URI.create("https://ted.europa.eu/fr/notice/" + number + "/xml"));
  }

  NoticeForm form() {
    Optional<PublicationKind> kind =
        isChange()
            ? Optional.of(PublicationKind.CORRECTED)
            : text("notice-type").flatMap(EformsNotice::kindOf);
    NoticeForm form =
        new NoticeForm()
            .kind(kind)
            .title(text("title-proc"))
            .title(text("notice-title"))
            .title(text("title-lot"))
            .description(text("description-proc"))
            .lots(lots())
            .cpv(texts("classification-cpv"))
            .buyer(text("buyer-name"))
            .town(text("organisation-city-buyer"))
            .places(Territory.places(texts("place-of-performance"), List.of(), Optional.empty()))
            .deadline(deadline())
            .published(text("publication-date"))
            .amount(amount("total-value", "total-value-cur"))
            .amount(amount("estimated-value-proc", "estimated-value-cur-proc"))
            .reference("ted", Optional.of(number))
            .reference("notice", text("notice-identifier"))
            .procedure(text("procedure-identifier"));
    return kind.filter(what -> what == PublicationKind.AWARDED || what == PublicationKind.AMENDED)
            .isPresent()
        ? form.suppliers(texts("tendering-party-name"))
        : form;
  }

  /** A contract in one lot has the procedure's title again. */
  private List<Notice.Lot> lots() {
    List<String> titles = texts("title-lot");
    List<String> descriptions = texts("description-lot");
    return IntStream.range(0, titles.size())
        .mapToObj(
            i ->
                new Notice.Lot(
                    String.valueOf(i + 1),
                    titles.get(i),
                    titles.size() == descriptions.size() ? descriptions.get(i) : ""))
        .toList();
  }

  private Optional<String> deadline() {
    Optional<String> day =
        text("deadline-receipt-tender-date-lot")
            .or(() -> text("deadline-receipt-request-date-lot"))
            .map(date -> date.substring(0, Math.min(10, date.length())));
    return day.map(
        date ->
            text("deadline-receipt-tender-time-lot").map(time -> date + "T" + time).orElse(date));
  }

  private Optional<BigDecimal> amount(String value, String currency) {
    return text(currency).filter("EUR"::equals).flatMap(euros -> text(value)).stream()
        .filter(text -> text.matches("\\d{1,15}(\\.\\d{1,10})?"))
        .map(BigDecimal::new)
        .filter(amount -> amount.signum() > 0)
        .findFirst();
  }

  private Optional<String> text(String field) {
    return texts(field).stream().findFirst();
  }

  private List<String> texts(String field) {
    return strings(node.path(field));
  }

  private static List<String> strings(JsonNode value) {
    if (value.isObject()) {
      return Stream.concat(LANGUAGES.stream(), value.propertyNames().stream())
          .filter(value::has)
          .findFirst()
          .map(language -> strings(value.path(language)))
          .orElse(List.of());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value.isArray() ? value : List.of(value)) {
      if (item.isValueNode() && !item.isNull() && !item.asString("").isBlank()) {
        texts.add(item.asString("").strip());
      }
    }
    return texts;
  }
}
