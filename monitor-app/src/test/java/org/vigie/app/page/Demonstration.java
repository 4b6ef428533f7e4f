package org.vigie.app.page;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.search.ArchiveSearch;

/** A database that has something of everything, for pages to be looked at. */
record Demonstration(
    String findPath,
    String documentPath,
    String dossierPath,
    String hostilePath,
    String reportPath) {
  private static final String PASSAGE =
      "Le présent marché porte sur la fourniture et la pose de 34 caméras dômes ainsi que d'un"
          + " mur d'images au centre de supervision urbain, et sur leur raccordement au réseau"
          + " existant. Les équipements sont installés sur la voie publique aux entrées de ville.";

  static Demonstration fill(
      JdbcClient jdbc, WebTestApplication.MemoryArchive archive, ArchiveSearch search)
      throws Exception {
    Rows rows = new Rows(jdbc);
    rows.source("boamp", "BOAMP", "ok", "");
    rows.source(
        "raa-haute-brune",
        "Recueil des actes de la Haute-Brune",
        "changed-layout",
        "La page a changé de forme : plus aucune ligne reconnue.");
    rows.source("brunelles", "Ville de Brunelles", "unreachable", "Pas de réponse depuis 30 s.");
    long cameras = rows.rule("cameras-urbaines", "videoprotection", "Caméras urbaines");
    long drones = rows.rule("drones", "drones", "Drones des forces de sécurité");
    String sha256 = "ab".repeat(32);
    archive.keep(
        sha256,
        "CAHIER DES CLAUSES TECHNIQUES PARTICULIÈRES\n\nCommune de Valmoire",
        "Sommaire",
        PASSAGE);
    long publication =
        rows.publication(
            "boamp",
            "Extension du dispositif de vidéoprotection urbaine, lot 2",
            "Commune de Valmoire",
            LocalDate.of(2026, 11, 18),
            Instant.parse("2026-12-04T11:00:00Z"));
    long document = rows.document(publication, "cctp-lot-2.pdf", sha256, "read", 3);
    rows.document(publication, "plan.dwg", "cd".repeat(32), "unsupported", 0);
    long find = rows.find(publication, cameras, 8, Instant.parse("2026-11-23T06:42:00Z"));
    rows.hit(find, document, 3, PASSAGE, "mur d'images", false);
    rows.hit(find, document, 3, PASSAGE, "centre de supervision urbain", false);
    rows.hit(find, document, 3, PASSAGE, "voie publique", true);
    long second =
        rows.publication(
            "raa-haute-brune",
            "Acquisition de deux drones",
            "Préfecture de la Haute-Brune",
            LocalDate.of(2026, 11, 20),
            null);
    long decree = rows.document(second, "arrete.pdf", "ef".repeat(32), "partly-read", 12);
    long other = rows.find(second, drones, 6, Instant.parse("2026-11-22T06:42:00Z"));
    rows.hit(
        other,
        decree,
        7,
        "Deux aéronefs sans équipage seront acquis pour la surveillance des rassemblements.",
        "aéronefs sans équipage",
        false);
    long hostile =
        rows.publication(
            "brunelles",
            "<script>alert(1)</script>\"><img src=x> {{7*7}} ${7*7}",
            "Commune de Brunelles",
            LocalDate.of(2026, 11, 21),
            null);
    long hostileFind = rows.find(hostile, cameras, 5, Instant.parse("2026-11-21T06:42:00Z"));
    for (int i = 1; i <= 30; i++) {
      long more =
          rows.publication(
              "boamp",
              "Maintenance du parc de caméras de voie publique, secteur " + i,
              "Communauté de communes de Saint-Orme",
              LocalDate.of(2025, 3, 1).plusDays(i),
              null);
      long text = rows.document(more, "avis.pdf", "12".repeat(32), "read", 1);
      long match = rows.find(more, cameras, 5, Instant.parse("2026-10-01T06:42:00Z"));
      rows.hit(
          match,
          text,
          1,
          "La maintenance porte sur les caméras de voie publique et leurs mâts.",
          "caméras de voie publique",
          false);
    }
    long dossier = rows.dossier("Vidéoprotection intercommunale de Valmoire", publication, second);
    rows.settle();
    search.catchUp();
    return new Demonstration(
        "/reperages/" + find + "-extension-du-dispositif-de-videoprotection-urbaine-lot-2",
        "/documents/" + document + "?p=3",
        "/dossiers/" + dossier,
        "/reperages/" + hostileFind + "-x",
        "/reperages/" + find + "/signaler");
  }
}
