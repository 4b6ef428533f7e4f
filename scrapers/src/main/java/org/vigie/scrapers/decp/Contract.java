package org.vigie.scrapers.decp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;
import org.vigie.place.Siret;
import tools.jackson.databind.JsonNode;

/**
 * A contract as one row says it.
 *
 * @param id the buyer's own number
 * @param buyerId as written, spaces taken out; null where the row does not say
 * @param buyerSiret of the same, where it is one
 * @param object what is bought
 * @param cpv 8 digits, or null
 * @param signedOn when the winner was told, or the concession signed
 * @param amount of the contract as first awarded, in euros without tax
 * @param months how long it runs
 * @param amendments in the order of their dates
 */
record Contract(
    String id,
    @Nullable String buyerId,
    @Nullable String buyerSiret,
    @Nullable String buyerName,
    String object,
    @Nullable String nature,
    @Nullable String cpv,
    @Nullable String procedure,
    @Nullable String framework,
    @Nullable LocalDate signedOn,
    @Nullable LocalDate publishedOn,
    @Nullable BigDecimal amount,
    @Nullable Integer months,
    @Nullable String offers,
    @Nullable PlaceCode place,
    @Nullable String placeName,
    List<String> suppliers,
    List<Amendment> amendments) {

  /** One change to a contract. What it does not change is absent. */
  record Amendment(
      String id,
      @Nullable String object,
      @Nullable LocalDate signedOn,
      @Nullable LocalDate publishedOn,
      @Nullable BigDecimal amount,
      @Nullable Integer months,
      List<String> suppliers) {}

  /**
   * The key by which files know a contract: buyer and number, since the number alone is not unique.
   */
  String key() {
    return keyOf(id);
  }

  /** The key of another contract of the same buyer. */
  String keyOf(String otherId) {
    String number = otherId.replaceAll("[ ,./\\\\]", "_");
    String key = (buyerId == null ? "-" : buyerId) + "-" + number;
    return key.length() <= 200 ? key : key.substring(0, 200);
  }

  /** After all amendments. */
  @Nullable BigDecimal currentAmount() {
    BigDecimal current = amount;
    for (Amendment amendment : amendments) {
      current = amendment.amount() == null ? current : amendment.amount();
    }
    return current;
  }

  /** After all amendments. */
  List<String> currentSuppliers() {
    List<String> current = suppliers;
    for (Amendment amendment : amendments) {
      current = amendment.suppliers().isEmpty() ? current : amendment.suppliers();
    }
    return current;
  }

  /** The newest date of publication that the row carries. */
  @Nullable LocalDate newestPublication() {
    LocalDate newest = publishedOn;
    for (Amendment amendment : amendments) {
      LocalDate date = amendment.publishedOn();
      newest = date != null && (newest == null || date.isAfter(newest)) ? date : newest;
    }
    return newest;
  }

  /**
   * @param today dates of publication behind it are not believed
   * @return empty where the row names neither a number nor an object
   */
  static Optional<Contract> read(JsonNode node, LocalDate today) {
    var row = new ContractRow(node);
    Optional<String> object = row.text("objet");
    Optional<String> id = row.text("id", "uid");
    if (object.isEmpty() || id.isEmpty() || !row.hasBuyer()) {
      return Optional.empty();
    }
    // works are signed a little ahead, and a contract of tomorrow's date is published today
    LocalDate latest = today.plusYears(1);
    String buyer =
        row.text("acheteur.id", "autoriteConcedante.id").map(Contract::digitsOrText).orElse(null);
    return Optional.of(
        new Contract(
            shortened(id.get(), 100),
            buyer,
            buyer == null ? null : Siret.in(buyer).orElse(null),
            row.text("acheteur.nom", "autoriteConcedante.nom").orElse(null),
            shortened(object.get(), 2000),
            row.text("nature", "_type").orElse(null),
            row.text("codeCPV").flatMap(Contract::cpv).orElse(null),
            row.text("procedure").orElse(null),
            row.text("idAccordCadre").map(text -> shortened(text, 100)).orElse(null),
            row.date(latest, "dateNotification", "dateSignature", "dateDebutExecution")
                .orElse(null),
            row.date(today.plusDays(1), "datePublicationDonnees").orElse(null),
            row.amount("montant", "valeurGlobale").orElse(null),
            row.months("dureeMois").orElse(null),
            row.text("offresRecues").orElse(null),
            ExecutionPlace.of(
                    row.text("lieuExecution.code").orElse(""),
                    row.text("lieuExecution.typeCode").orElse(""))
                .orElse(null),
            row.text("lieuExecution.nom", "lieuExecution.code").orElse(null),
            suppliers(row),
            amendments(row, today)));
  }

  private static List<Amendment> amendments(ContractRow row, LocalDate today) {
    List<Amendment> amendments = new ArrayList<>();
    for (ContractRow change : row.objects("modifications", "modification")) {
      amendments.add(amendment(change, today, ""));
    }
    // Opendatasoft and decp.info: one row an amendment, in columns of the row itself
    row.text("idmodification", "modification_id")
        .filter(id -> !id.equals("0"))
        .ifPresent(id -> amendments.add(amendment(row, today, id)));
    amendments.sort(
        Comparator.comparing(Amendment::signedOn, Comparator.nullsLast(Comparator.naturalOrder())));
    return amendments;
  }

  private static Amendment amendment(ContractRow change, LocalDate today, String flatId) {
    boolean flat = !flatId.isEmpty();
    return new Amendment(
        flat ? flatId : change.text("id").orElse(""),
        change.text("objetModification").orElse(null),
        change
            .date(
                today.plusYears(1),
                "dateNotificationModification",
                "dateSignatureModification",
                "dateNotificationModificationModification")
            .orElse(null),
        change
            .date(
                today.plusDays(1),
                "datePublicationDonneesModification",
                "datePublicationDonneesModificationModification")
            .orElse(null),
        (flat ? change.amount("montantModification") : change.amount("montant", "valeurGlobale"))
            .orElse(null),
        (flat ? change.months("dureeMoisModification") : change.months("dureeMois")).orElse(null),
        flat ? List.of() : suppliers(change));
  }

  /** The same supplier twice is one. Most files know them by number only. */
  private static List<String> suppliers(ContractRow row) {
    Map<String, String> suppliers = new LinkedHashMap<>();
    List<ContractRow> objects = new ArrayList<>(row.objects("titulaires", "titulaire"));
    objects.addAll(row.objects("concessionnaires", "concessionnaire"));
    for (ContractRow supplier : objects) {
      add(
          suppliers,
          supplier.text("id"),
          supplier.text("typeIdentifiant"),
          supplier.text("denominationSociale", "nom"));
    }
    for (int i = 1; i <= 3; i++) {
      add(
          suppliers,
          row.text("titulaire_id_" + i),
          row.text("titulaire_typeidentifiant_" + i),
          row.text("titulaire_denominationsociale_" + i));
    }
    add(
        suppliers,
        row.text("titulaire_id"),
        row.text("titulaire_typeIdentifiant"),
        row.text("titulaire_nom"));
    return List.copyOf(suppliers.values());
  }

  private static void add(
      Map<String, String> suppliers,
      Optional<String> id,
      Optional<String> type,
      Optional<String> name) {
    if (id.isEmpty() && name.isEmpty()) {
      return;
    }
    String number = id.map(Contract::digitsOrText).orElse("");
    String word = type.orElse(number.matches("\\d{14}") ? "SIRET" : "").toUpperCase(Locale.ROOT);
    String shown = name.orElseGet(() -> (word + " " + number).strip());
    suppliers.putIfAbsent(id.isPresent() ? number : shown, shortened(shown, 300));
  }

  private static Optional<String> cpv(String text) {
    String digits = text.strip().replaceFirst("[-.]\\d$", "").replaceAll("\\s", "");
    if (digits.matches("\\d{7}")) {
      digits = "0" + digits; // a spreadsheet took the leading zero away
    }
    return digits.matches("\\d{8}") ? Optional.of(digits) : Optional.empty();
  }

  private static String digitsOrText(String text) {
    String digits = text.replaceAll("[\\s\\u00a0.]", "");
    return shortened(digits.matches("\\d+") ? digits : text, 60);
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
