package org.vigie.scrapers.ted;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.TedNumber;
import org.vigie.scrapers.notice.Territory;
import org.vigie.scrapers.notice.Tree;

/**
 * A TED_EXPORT document. Its forms F01 to F25 of 2014 share their names; the defence forms (16 to
 * 18) and those of release 2.0.8 nest other names more deeply, so what the common names do not give
 * is looked for under those. What TED itself coded (CPV, NUTS, earlier notices) stands at the top.
 *
 * <p>Schema: https://op.europa.eu/en/web/eu-vocabularies/ted-schemas (R2.0.9).
 */
final class TedExport {
  private static final List<String> OWN_LANGUAGES = List.of("FR", "EN");

  private static final List<String> OLDER_LOTS =
      List.of("F01_ANNEX_B", "F02_ANNEX_B", "F05_ANNEX_B", "F16_ANNEX_B", "F17_ANNEX_B", "ANNEX_B");

  private final Tree coded;
  private final Tree data;
  private final String name;
  private final Tree notice;
  private final Tree titles;

  private TedExport(Tree root, String name, Tree notice) {
    this.coded = root.first("CODED_DATA_SECTION");
    this.data = coded.first("NOTICE_DATA");
    this.titles = root.first("TRANSLATION_SECTION");
    this.name = name;
    this.notice = notice;
  }

  /** The French version of the form where it has several languages, else the original one. */
  static TedExport of(Tree root) {
    Tree section = root.first("FORM_SECTION");
    List<String> names =
        section.names().stream().filter(each -> !each.equals("NOTICE_UUID")).toList();
    for (String language : OWN_LANGUAGES) {
      for (String name : names) {
        for (Tree form : section.all(name)) {
          if (form.attribute("LG").filter(language::equals).isPresent()) {
            return new TedExport(root, name, form);
          }
        }
      }
    }
    String name = names.isEmpty() ? "" : names.getFirst();
    return new TedExport(root, name, section.first(name));
  }

  String formName() {
    return name.isEmpty() ? "?" : name.replaceFirst("_20\\d\\d$", "");
  }

  NoticeForm form() {
    Tree object = notice.first("OBJECT_CONTRACT");
    NoticeForm form =
        new NoticeForm()
            .title(object.words("TITLE"))
            .title(first("TITLE_CONTRACT", "TITLE_DESIGN_CONTACT_NOTICE", "CONTRACT_TITLE"))
            .title(notice.somewhere("TITLE").words())
            .title(codedTitle())
            .description(object.words("SHORT_DESCR"))
            .description(object.words("OBJECT_DESCR", "SHORT_DESCR"))
            .description(
                first(
                    "SHORT_CONTRACT_DESCRIPTION",
                    "TOTAL_QUANTITY_OR_SCOPE",
                    "DESCRIPTION_OF_CONTRACT",
                    "SHORT_DESCR"))
            .lots(lots(object))
            .cpv(cpv())
            .buyerReference(
                object.words("REFERENCE_NUMBER").or(() -> first("FILE_REFERENCE_NUMBER")))
            .deadline(deadline())
            .place(object.words("OBJECT_DESCR", "MAIN_SITE"))
            .place(first("LOCATION", "SITE_OR_LOCATION"))
            .more(notice.words("COMPLEMENTARY_INFO", "INFO_ADD"))
            .more(first("ADDITIONAL_INFORMATION"))
            .changes(changes())
            .kind(Optional.of(kind()))
            .published(coded.text("REF_OJS", "DATE_PUB"))
            .signed(signed())
            .suppliers(suppliers())
            .addresses(
                Stream.of("URL_DOCUMENT", "ACCESS_TO_DOCUMENTS_URL")
                    .flatMap(each -> notice.anywhere(each).stream())
                    .flatMap(found -> found.ownText().stream())
                    .toList());
    amount(form, object);
    buyer(form);
    references(form);
    return form;
  }

  /** "Titres-restaurant", which TED's translators gave all notices of one kind. */
  private Optional<String> codedTitle() {
    return titles.all("ML_TITLES", "ML_TI_DOC").stream()
        .filter(title -> title.attribute("LG").filter("FR"::equals).isPresent())
        .flatMap(title -> title.words("TI_TEXT").stream())
        .findFirst();
  }

  /** One OBJECT_DESCR is the contract as a whole, unless it has a number. */
  private List<Notice.Lot> lots(Tree object) {
    List<Tree> parts = new ArrayList<>(object.all("OBJECT_DESCR"));
    if (parts.size() > 1 || parts.stream().anyMatch(part -> part.text("LOT_NO").isPresent())) {
      return parts.stream()
          .map(
              part ->
                  lot(
                      part.text("LOT_NO").or(() -> part.attribute("ITEM")),
                      part.words("TITLE"),
                      part.words("SHORT_DESCR")))
          .filter(lot -> !lot.title().isEmpty())
          .toList();
    }
    return OLDER_LOTS.stream()
        .flatMap(each -> notice.anywhere(each).stream())
        .map(
            part ->
                lot(
                    part.text("LOT_NUMBER").or(() -> part.attribute("ITEM")),
                    part.words("LOT_TITLE"),
                    part.words("LOT_DESCRIPTION")))
        .filter(lot -> !lot.title().isEmpty())
        .toList();
  }

  private static Notice.Lot lot(
      Optional<String> number, Optional<String> title, Optional<String> description) {
    return new Notice.Lot(
        number.orElse(""),
        title.or(() -> description).orElse(""),
        title.isPresent() ? description.orElse("") : "");
  }

  /** TED's own coding first; a correction has none but in what it corrects. */
  private List<String> cpv() {
    return Stream.concat(
            data.all("ORIGINAL_CPV").stream(),
            Stream.of("CPV_MAIN", "CPV_ADDITIONAL")
                .flatMap(each -> notice.anywhere(each).stream())
                .flatMap(cpv -> cpv.all("CPV_CODE").stream()))
        .flatMap(code -> code.attribute("CODE").stream())
        .distinct()
        .toList();
  }

  private void buyer(NoticeForm form) {
    Tree common = notice.first("CONTRACTING_BODY", "ADDRESS_CONTRACTING_BODY");
    Tree buyer = common.node() == null ? notice.somewhere("CA_CE_CONCESSIONAIRE_PROFILE") : common;
    form.buyer(buyer.text("OFFICIALNAME"))
        .buyer(buyer.somewhere("OFFICIALNAME").ownText())
        .buyer(buyer.words("ORGANISATION"))
        .siret(NoticeForm.texts(buyer.anywhere("NATIONALID").stream()))
        .town(buyer.text("TOWN"))
        .places(
            Territory.places(
                codes(data, "PERFORMANCE_NUTS", "ORIGINAL_NUTS"),
                Stream.concat(codes(data, "CA_CE_NUTS").stream(), codes(buyer, "NUTS").stream())
                    .toList(),
                buyer.text("POSTAL_CODE")));
  }

  private static List<String> codes(Tree tree, String... names) {
    return Stream.of(names)
        .flatMap(each -> tree.all(each).stream())
        .flatMap(found -> found.attribute("CODE").stream())
        .toList();
  }

  private void references(NoticeForm form) {
    data.texts("NO_DOC_OJS").forEach(number -> form.reference("ted", TedNumber.in(number)));
    List<Tree> earlier = new ArrayList<>(data.all("REF_NOTICE", "NO_DOC_OJS"));
    for (String each : List.of("NOTICE_NUMBER_OJ", "NOTICE_NUMBER", "NO_DOC_EXT")) {
      earlier.addAll(notice.anywhere(each));
    }
    NoticeForm.texts(earlier.stream())
        .forEach(number -> form.reference("ted", TedNumber.in(number)));
  }

  /**
   * TD_DOCUMENT_TYPE, TED's own list; a correction has the type of what it corrects and is told by
   * its form.
   */
  private PublicationKind kind() {
    String type = coded.first("CODIF_DATA", "TD_DOCUMENT_TYPE").attribute("CODE").orElse("");
    if (name.startsWith("F14") || name.startsWith("ADDITIONAL_INFORMATION_CORRIGENDUM")) {
      return notice.anywhere("PROCUREMENT_DISCONTINUED").isEmpty()
          ? PublicationKind.CORRECTED
          : PublicationKind.CANCELLED;
    }
    if (name.startsWith("F20")) {
      return PublicationKind.AMENDED;
    }
    String purpose = notice.first("NOTICE").attribute("TYPE").orElse("");
    if (purpose.contains("AWARD")) {
      return PublicationKind.AWARDED;
    }
    return switch (type) {
      case "0", "6", "A", "V" -> PublicationKind.PLANNED;
      case "1", "2" -> PublicationKind.CORRECTED;
      case "3", "5", "D", "M", "O", "P" -> PublicationKind.OPEN;
      case "7", "E", "R" -> PublicationKind.AWARDED;
      case "K" -> PublicationKind.AMENDED;
      default -> byForm();
    };
  }

  private PublicationKind byForm() {
    if (name.contains("AWARD") || name.matches("F(?:03|06|13|25).*")) {
      return PublicationKind.AWARDED;
    }
    if (name.contains("PRIOR") || name.matches("F(?:01|04|08|15).*") || name.equals("MOVE")) {
      return PublicationKind.PLANNED;
    }
    return PublicationKind.OPEN;
  }

  private Optional<String> deadline() {
    Optional<String> day =
        Stream.of("DATE_RECEIPT_TENDERS", "DT_DATE_FOR_SUBMISSION")
            .flatMap(
                each ->
                    Stream.concat(notice.anywhere(each).stream(), coded.anywhere(each).stream()))
            .flatMap(found -> found.ownText().stream())
            .findFirst();
    Optional<String> time = notice.somewhere("TIME_RECEIPT_TENDERS").ownText();
    return day.filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
        .map(text -> time.map(hour -> text + "T" + hour).orElse(text))
        .or(() -> parted(notice.somewhere("RECEIPT_LIMIT_DATE")))
        // 20210214 12:00
        .or(() -> day.map(text -> text.replaceFirst("^(\\d{4})(\\d{2})(\\d{2})", "$1-$2-$3")));
  }

  /** A date in parts, as the older forms have it. */
  private static Optional<String> parted(Tree date) {
    return date.text("YEAR")
        .flatMap(
            year ->
                date.text("MONTH")
                    .flatMap(
                        month ->
                            date.text("DAY")
                                .map(day -> year + "-" + twoDigits(month) + "-" + twoDigits(day))))
        .map(day -> date.text("TIME").map(time -> day + "T" + fiveSigns(time)).orElse(day));
  }

  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  /** 9:30 is not a time in ISO 8601. */
  private static String fiveSigns(String time) {
    return time.length() == 4 ? "0" + time : time;
  }

  private Optional<String> signed() {
    return notice.anywhere("DATE_CONCLUSION_CONTRACT").stream()
        .flatMap(date -> date.ownText().stream())
        .findFirst()
        .or(() -> parted(notice.somewhere("CONTRACT_AWARD_DATE")))
        .or(() -> notice.somewhere("DATE_DECISION_JURY").ownText());
  }

  /**
   * The total, else the sum of what was awarded, else the estimate. After a modification it is the
   * new value.
   */
  private void amount(NoticeForm form, Tree object) {
    form.amount(NoticeForm.amount(notice.somewhere("VAL_TOTAL_AFTER")))
        .amount(NoticeForm.amount(object.first("VAL_TOTAL")))
        .amount(NoticeForm.sum(awarded("VALUES", "VAL_TOTAL")))
        .amount(NoticeForm.sum(awarded("VALUE", "VAL_TOTAL")))
        .amount(NoticeForm.sum(awarded("VAL_TOTAL")))
        .amount(NoticeForm.sum(data.all("VALUES", "VALUE").stream().limit(1).toList()))
        .amount(NoticeForm.amount(object.first("VAL_ESTIMATED_TOTAL")))
        .amount(older("TOTAL_FINAL_VALUE"))
        .amount(older("CONTRACT_VALUE_INFORMATION"))
        .amount(older("COSTS_RANGE_AND_CURRENCY"))
        .amount(NoticeForm.sum(object.all("OBJECT_DESCR", "VAL_OBJECT")))
        .amount(NoticeForm.amount(object.first("VAL_RANGE_TOTAL", "HIGH")));
  }

  private List<Tree> awarded(String... path) {
    return notice.all("AWARD_CONTRACT", "AWARDED_CONTRACT").stream()
        .flatMap(contract -> contract.all(path).stream())
        .toList();
  }

  /** FMTVAL is the value as a number, beside the text "676 700". */
  private Optional<BigDecimal> older(String element) {
    Tree value = notice.somewhere(element);
    boolean euros =
        Stream.concat(
                Stream.of(value),
                Stream.of("COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE").map(value::somewhere))
            .flatMap(found -> found.attribute("CURRENCY").stream())
            .allMatch("EUR"::equals);
    return euros
        ? NoticeForm.amount(value.somewhere("VALUE_COST"))
            .or(() -> NoticeForm.amount(value.somewhere("HIGH_VALUE")))
        : Optional.empty();
  }

  private List<String> suppliers() {
    return Stream.of("ADDRESS_CONTRACTOR", "ADDRESS_WINNER", "ECONOMIC_OPERATOR_NAME_ADDRESS")
        .flatMap(each -> notice.anywhere(each).stream())
        .flatMap(
            found ->
                found
                    .text("OFFICIALNAME")
                    .or(() -> found.somewhere("OFFICIALNAME").ownText())
                    .or(() -> found.somewhere("ORGANISATION").ownText())
                    .stream())
        .distinct()
        .toList();
  }

  private Optional<String> changes() {
    return Stream.concat(
            notice.all("CHANGES").stream(),
            notice.all("MODIFICATIONS_CONTRACT", "INFO_MODIFICATIONS").stream())
        .flatMap(changed -> changed.words().stream())
        .reduce((one, other) -> one + "\n" + other);
  }

  private Optional<String> first(String... names) {
    return Stream.of(names)
        .flatMap(each -> notice.anywhere(each).stream())
        .flatMap(found -> found.words().stream())
        .findFirst();
  }
}
