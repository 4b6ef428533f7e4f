package org.vigie.scrapers.notice;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import org.vigie.place.Siret;
import org.vigie.publication.DocumentLink;
import org.vigie.publication.PublicationFacts;
import org.vigie.publication.PublicationFacts.Reference;
import org.vigie.publication.PublicationKind;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.fetch.WebAddress;

/**
 * What a notice says, whichever form it came in, gathered field by field. A field that is given
 * empty leaves what was there, so that the sources of a field are given best first.
 */
public final class NoticeForm {
  private static final int LONGEST_TITLE = 1000;
  private static final int LONGEST_NAME = 400;
  private static final int LONGEST_REFERENCE = 200;
  private static final int LONGEST_ADDRESS = 2000;
  private static final Pattern DIRECT_FILE =
      Pattern.compile("(?i).*\\.(?:pdf|docx?|odt|xlsx?|ods|zip)");

  private @Nullable String title;
  private @Nullable String description;
  private @Nullable String buyer;
  private @Nullable String siret;
  private @Nullable String town;
  private @Nullable String buyerReference;
  private @Nullable String place;
  private @Nullable String more;
  private @Nullable String changes;
  private @Nullable String deadline;
  private @Nullable PublicationKind kind;
  private @Nullable LocalDate published;
  private @Nullable LocalDate signed;
  private @Nullable BigDecimal amount;
  private @Nullable URI link;
  private List<Notice.Lot> lots = List.of();
  private List<String> cpv = List.of();
  private List<String> suppliers = List.of();
  private List<PlaceCode> places = List.of();
  private final Set<String> descriptors = new LinkedHashSet<>();
  private final Set<String> addresses = new LinkedHashSet<>();
  private final Set<Reference> references = new LinkedHashSet<>();
  private final List<Message> problems = new ArrayList<>();

  public NoticeForm title(Optional<String> words) {
    title = title == null ? words.map(text -> shortened(text, LONGEST_TITLE)).orElse(null) : title;
    return this;
  }

  public NoticeForm description(Optional<String> words) {
    description = first(description, words);
    return this;
  }

  public NoticeForm buyer(Optional<String> name) {
    buyer = buyer == null ? name.map(text -> shortened(text, LONGEST_NAME)).orElse(null) : buyer;
    return this;
  }

  /** A number that is no SIRET is noted as a problem where it has 14 digits, and left out. */
  public NoticeForm siret(List<String> numbers) {
    for (String number : numbers) {
      siret = first(siret, Siret.in(number));
      if (siret == null && number.replaceAll("\\s", "").matches("\\d{14}")) {
        problems.add(Message.of("notice.wrong-siret", number));
      }
    }
    return this;
  }

  public NoticeForm town(Optional<String> name) {
    town = first(town, name);
    return this;
  }

  public NoticeForm buyerReference(Optional<String> number) {
    buyerReference = first(buyerReference, number);
    return this;
  }

  /** Where the work is done, in the notice's words. */
  public NoticeForm place(Optional<String> words) {
    place = first(place, words);
    return this;
  }

  public NoticeForm more(Optional<String> words) {
    more = first(more, words);
    return this;
  }

  /** What a correction changes. */
  public NoticeForm changes(Optional<String> words) {
    changes = first(changes, words);
    return this;
  }

  /** As written; one that cannot be read is noted as a problem. */
  public NoticeForm deadline(Optional<String> written) {
    if (deadline == null && written.isPresent()) {
      if (FrenchDate.instant(written.get()).isPresent()) {
        deadline = written.get();
      } else {
        problems.add(Message.of("notice.wrong-date", written.get()));
      }
    }
    return this;
  }

  public NoticeForm kind(Optional<PublicationKind> what) {
    kind = kind == null ? what.orElse(null) : kind;
    return this;
  }

  public NoticeForm published(Optional<String> written) {
    published = published == null ? written.flatMap(Dates::day).orElse(null) : published;
    return this;
  }

  /** When the contract was decided or concluded. */
  public NoticeForm signed(Optional<String> written) {
    signed = signed == null ? written.flatMap(Dates::day).orElse(null) : signed;
    return this;
  }

  /** In euros, without tax. */
  public NoticeForm amount(Optional<BigDecimal> euros) {
    amount = amount == null ? euros.orElse(null) : amount;
    return this;
  }

  /** The page for people, where it is one. */
  public NoticeForm link(Optional<String> address) {
    if (link == null) {
      link =
          address
              .flatMap(WebAddress::parse)
              .filter(WebAddress::isWeb)
              .filter(uri -> uri.toString().length() <= LONGEST_ADDRESS)
              .orElse(null);
    }
    return this;
  }

  public NoticeForm lots(List<Notice.Lot> parts) {
    lots = lots.isEmpty() ? List.copyOf(parts) : lots;
    return this;
  }

  /** CPV codes with or without their check digit: 32323500-8. */
  public NoticeForm cpv(List<String> codes) {
    if (cpv.isEmpty()) {
      cpv =
          codes.stream()
              .map(code -> code.strip().replaceFirst("-\\d$", ""))
              .filter(code -> code.matches("\\d{8}"))
              .distinct()
              .toList();
      codes.stream()
          .map(String::strip)
          .filter(code -> !code.matches("\\d{8}(-\\d)?") && !code.isEmpty())
          .findFirst()
          .ifPresent(code -> problems.add(Message.of("notice.wrong-cpv", code)));
    }
    return this;
  }

  public NoticeForm suppliers(List<String> names) {
    suppliers = suppliers.isEmpty() ? names.stream().distinct().toList() : suppliers;
    return this;
  }

  public NoticeForm places(List<PlaceCode> codes) {
    places = places.isEmpty() ? codes.stream().distinct().toList() : places;
    return this;
  }

  public NoticeForm descriptors(List<String> words) {
    descriptors.addAll(words);
    return this;
  }

  /** Addresses of documents and of pages from which they are had. */
  public NoticeForm addresses(List<String> links) {
    addresses.addAll(links);
    return this;
  }

  public NoticeForm reference(String scheme, Optional<String> value) {
    value
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST_REFERENCE)
        .ifPresent(text -> references.add(new Reference(scheme, text)));
    return this;
  }

  /** The number of the procedure, which is the same on all portals (BT-04). */
  public NoticeForm procedure(Optional<String> uuid) {
    return reference("procedure", uuid.map(text -> text.toLowerCase(Locale.ROOT)));
  }

  public NoticeForm problem(Message problem) {
    problems.add(problem);
    return this;
  }

  /** Fields that are empty here are taken from the other; lists of numbers and problems add up. */
  public NoticeForm takeMissing(NoticeForm other) {
    title(Optional.ofNullable(other.title));
    description(Optional.ofNullable(other.description));
    buyer(Optional.ofNullable(other.buyer));
    siret = first(siret, Optional.ofNullable(other.siret));
    town(Optional.ofNullable(other.town));
    buyerReference(Optional.ofNullable(other.buyerReference));
    place(Optional.ofNullable(other.place));
    more(Optional.ofNullable(other.more));
    changes(Optional.ofNullable(other.changes));
    deadline = first(deadline, Optional.ofNullable(other.deadline));
    kind(Optional.ofNullable(other.kind));
    published = published == null ? other.published : published;
    signed = signed == null ? other.signed : signed;
    amount(Optional.ofNullable(other.amount));
    link = link == null ? other.link : link;
    lots(other.lots);
    cpv = cpv.isEmpty() ? other.cpv : cpv;
    suppliers(other.suppliers);
    places(other.places);
    descriptors.addAll(other.descriptors);
    addresses.addAll(other.addresses);
    references.addAll(other.references);
    problems.addAll(other.problems);
    return this;
  }

  public Optional<LocalDate> published() {
    return Optional.ofNullable(published);
  }

  /**
   * The notice as a whole.
   *
   * @param otherwise the page for people where the notice names none
   * @throws UnreadableNoticeException where it has no title, because then it is no notice
   */
  public Notice notice(String format, String id, URI otherwise) throws UnreadableNoticeException {
    if (title == null) {
      throw new UnreadableNoticeException(id);
    }
    reference("buyer-ref", Optional.ofNullable(buyerReference));
    Instant until = Optional.ofNullable(deadline).flatMap(FrenchDate::instant).orElse(null);
    var facts =
        new PublicationFacts(
            title,
            kind == null ? PublicationKind.OPEN : kind,
            buyer,
            siret,
            town,
            places,
            cpv,
            signed,
            published,
            until,
            amount,
            suppliers,
            List.copyOf(references),
            link == null ? otherwise : link);
    return new Notice(format, id, facts, lots, NoticeText.of(this, facts), documents(), problems);
  }

  private List<DocumentLink> documents() {
    return addresses.stream()
        .flatMap(address -> WebAddress.parse(address).filter(WebAddress::isWeb).stream())
        .filter(uri -> uri.getPath() != null && DIRECT_FILE.matcher(uri.getPath()).matches())
        .map(uri -> new DocumentLink(uri, uri.getPath().replaceFirst(".*/", "")))
        .distinct()
        .toList();
  }

  Optional<String> description() {
    return Optional.ofNullable(description);
  }

  Optional<String> place() {
    return Optional.ofNullable(place);
  }

  Optional<String> more() {
    return Optional.ofNullable(more);
  }

  Optional<String> changes() {
    return Optional.ofNullable(changes);
  }

  Optional<String> buyerReference() {
    return Optional.ofNullable(buyerReference);
  }

  List<Notice.Lot> lots() {
    return lots;
  }

  List<String> descriptors() {
    return List.copyOf(descriptors);
  }

  /** The texts of several elements, each once. */
  public static List<String> texts(Stream<Tree> trees) {
    return trees.flatMap(tree -> tree.ownText().stream()).distinct().toList();
  }

  public static Optional<BigDecimal> sum(List<Tree> amounts) {
    return amounts.stream().flatMap(found -> amount(found).stream()).reduce(BigDecimal::add);
  }

  /** An amount in euros; one in another currency is none, and zero is what means "not stated". */
  public static Optional<BigDecimal> amount(Tree element) {
    boolean euros =
        Stream.of("currencyID", "CURRENCY", "DEVISE")
            .flatMap(name -> element.attribute(name).stream())
            .allMatch("EUR"::equalsIgnoreCase);
    return euros ? element.ownText().flatMap(NoticeForm::amount) : Optional.empty();
  }

  private static Optional<BigDecimal> amount(String text) {
    String plain = text.replaceAll("[\\s\\u00a0\\u202f€]", "").replace(',', '.');
    return plain.matches("\\d{1,15}(\\.\\d{1,10})?")
        ? Optional.of(new BigDecimal(plain)).filter(value -> value.signum() > 0)
        : Optional.empty();
  }

  private static @Nullable String first(@Nullable String had, Optional<String> given) {
    return had == null ? given.orElse(null) : had;
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
