package org.vigie.mailer.digest;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.alert.ContestPeriod;
import org.vigie.alert.Digest;
import org.vigie.alert.EmailAddress;
import org.vigie.alert.Find;
import org.vigie.alert.News;
import org.vigie.alert.Passage;
import org.vigie.alert.Rhythm;
import org.vigie.publication.PublicationKind;

/** Digests as the alerts compose them, about places that do not exist. */
final class InventedDigests {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private InventedDigests() {}

  static Digest daily() {
    return daily(Locale.FRENCH);
  }

  static Digest daily(Find find) {
    return digest(
        Rhythm.DAILY,
        Locale.FRENCH,
        List.of(new Digest.Section(Digest.Kind.NEW, List.of(find), 0, rest())));
  }

  static Digest daily(Locale language) {
    return digest(
        Rhythm.DAILY,
        language,
        List.of(
            new Digest.Section(Digest.Kind.SOON, List.of(authorisation()), 0, rest()),
            new Digest.Section(Digest.Kind.NEW, List.of(extension(), drones()), 0, rest()),
            new Digest.Section(Digest.Kind.FOLLOW_UP, List.of(award()), 3, rest())));
  }

  static Digest atOnce() {
    return atOnce(extension());
  }

  static Digest atOnce(Find find) {
    return digest(
        Rhythm.AT_ONCE,
        Locale.FRENCH,
        List.of(new Digest.Section(Digest.Kind.NEW, List.of(find), 0, rest())));
  }

  static Find titled(String title, String place) {
    Find model = extension();
    return find(
        model.matchId(),
        title,
        model.family(),
        null,
        place,
        model.kind(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null);
  }

  /** A find in which everything that a portal or a subscriber can write is these words. */
  static Find saying(String words, Passage passage) {
    Find model = extension();
    return new Find(
        model.matchId(),
        model.publicationId(),
        words,
        model.family(),
        words,
        model.place(),
        model.kind(),
        model.amount(),
        model.publishedOn(),
        model.deadlineAt(),
        null,
        passage,
        new Find.Reasons(List.of(), List.of(words), List.of(words)),
        model.rules(),
        model.page(),
        model.source(),
        model.ask(),
        News.NEW,
        List.of(),
        null);
  }

  static Digest neutral(Digest digest) {
    return like(digest, digest.textOnly(), true);
  }

  static Digest textOnly(Digest digest) {
    return like(digest, true, digest.neutral());
  }

  private static Digest like(Digest digest, boolean textOnly, boolean neutral) {
    return new Digest(
        digest.id(),
        digest.to(),
        digest.language(),
        digest.day(),
        digest.rhythm(),
        textOnly,
        neutral,
        digest.places(),
        digest.sections(),
        digest.ledger(),
        digest.manage(),
        digest.leave());
  }

  static Digest digest(Rhythm rhythm, Locale language, List<Digest.Section> sections) {
    return new Digest(
        rhythm == Rhythm.AT_ONCE ? 312 : 311,
        EmailAddress.parse("lectrice@asso.example").orElseThrow(),
        language,
        TODAY,
        rhythm,
        false,
        false,
        List.of("Valmoire", "Haute-Brune"),
        sections,
        new Digest.Ledger(
            14,
            212,
            1904,
            List.of(
                new Digest.Trouble("Site de Brunelles", "unreachable", LocalDate.of(2026, 11, 22))),
            0,
            3,
            0,
            URI.create("https://vigie.example/veille")),
        URI.create("https://vigie.example/mes-alertes/m7-" + "Hq3vT9".repeat(7)),
        URI.create("https://vigie.example/desabonnement/l12-" + "Zk8wP2".repeat(7)));
  }

  private static URI rest() {
    return URI.create("https://vigie.example/recherche?du=2026-11-23");
  }

  static Find authorisation() {
    return find(
        4790,
        "Installation d'un système de vidéoprotection de 34 caméras sur la voie publique, quartier"
            + " des Halles",
        "videoprotection",
        "Préfecture de la Haute-Brune",
        "Valmoire",
        PublicationKind.ACT,
        null,
        LocalDate.of(2026, 9, 30),
        null,
        new ContestPeriod(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 1)),
        new Passage(
            "… est autorisée l'installation de ",
            "34 caméras sur la voie publique",
            ", pour une durée de cinq ans …",
            7),
        List.of("Valmoire"),
        List.of("Autorisations préfectorales"),
        null,
        null);
  }

  static Find extension() {
    return find(
        4812,
        "Extension de la vidéoprotection, lot 2",
        "videoprotection",
        "Commune de Valmoire",
        "Valmoire",
        PublicationKind.OPEN,
        new BigDecimal("412000.00"),
        LocalDate.of(2026, 11, 23),
        LocalDate.of(2026, 12, 4),
        null,
        new Passage(
            "… la fourniture et la pose de 34 caméras dômes ainsi que d'un ",
            "mur d'images",
            " au centre de supervision urbain …",
            3),
        List.of("Valmoire"),
        List.of("Caméras urbaines"),
        URI.create("https://vigie.example/dossiers/311#demander"),
        null);
  }

  static Find drones() {
    return find(
        4813,
        "Acquisition de deux drones pour la police municipale",
        "drones",
        "Commune de Saint-Orme",
        "Saint-Orme",
        PublicationKind.DELIBERATION,
        null,
        LocalDate.of(2026, 11, 23),
        null,
        null,
        null,
        List.of("Haute-Brune"),
        List.of("Drones des communes", "Aéronefs sans équipage"),
        null,
        null);
  }

  static Find award() {
    return find(
        4815,
        "Lecture automatisée de plaques aux entrées de ville",
        "lapi",
        "Commune de Brunelles",
        "Brunelles",
        PublicationKind.AWARDED,
        new BigDecimal("98000"),
        LocalDate.of(2026, 11, 20),
        null,
        null,
        new Passage("… le marché de ", "lecture de plaques", " est attribué à la société …", 1),
        List.of("Haute-Brune"),
        List.of("Lecture de plaques"),
        URI.create("https://vigie.example/dossiers/287#demander"),
        LocalDate.of(2026, 9, 2));
  }

  static Find find(
      long id,
      String title,
      String family,
      @Nullable String buyer,
      @Nullable String place,
      PublicationKind kind,
      @Nullable BigDecimal amount,
      @Nullable LocalDate publishedOn,
      @Nullable LocalDate deadline,
      @Nullable ContestPeriod contest,
      @Nullable Passage passage,
      List<String> forPlaces,
      List<String> rules,
      @Nullable URI ask,
      @Nullable LocalDate reportedOn) {
    return new Find(
        id,
        id + 1000,
        title,
        family,
        buyer,
        place,
        kind,
        amount,
        publishedOn,
        deadline == null
            ? null
            : deadline.atTime(12, 0).atZone(ZoneId.of("Europe/Paris")).toInstant(),
        contest,
        passage,
        new Find.Reasons(forPlaces, List.of(), List.of()),
        rules,
        URI.create("https://vigie.example/reperages/" + id),
        URI.create("https://www.haute-brune.example/raa/2026-" + id + ".pdf"),
        ask,
        reportedOn == null ? News.NEW : News.AWARDED,
        List.of(),
        reportedOn);
  }
}
