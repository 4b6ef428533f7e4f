package org.vigie.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The prefecture's site as a set of pages by path: register, years, months of five cards a page,
 * each card a link to a PDF. The markup is that of the State's departmental sites (family of cards
 * that link straight to the file).
 */
final class RegisterSite {
  static final String ROOT = "/haute-brune";
  private static final String REGISTER = ROOT + "/Publications/Recueil-des-actes-administratifs";
  private static final int CARDS_A_PAGE = 5;
  private static final int FIRST_NODE = 47900;
  static final DateTimeFormatter NUMERIC = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final List<Bulletin> bulletins;
  private final LocalDate today;

  RegisterSite(List<Bulletin> bulletins, LocalDate today) {
    this.bulletins = List.copyOf(bulletins);
    this.today = today;
  }

  static String entry() {
    return REGISTER;
  }

  String path(Bulletin bulletin) {
    return ROOT
        + "/contenu/telechargement/%d/%d/file/%s"
            .formatted(
                FIRST_NODE + bulletin.number(),
                310_000 + bulletin.number() * 3,
                bulletin.fileName(today));
  }

  SequencedMap<String, String> pages() {
    TreeMap<YearMonth, List<Bulletin>> months = new TreeMap<>();
    for (Bulletin bulletin : bulletins) {
      months
          .computeIfAbsent(YearMonth.from(bulletin.published(today)), month -> new ArrayList<>())
          .add(bulletin);
    }
    TreeMap<Integer, Map<String, String>> years = new TreeMap<>();
    SequencedMap<String, String> pages = new LinkedHashMap<>();
    for (Map.Entry<YearMonth, List<Bulletin>> month : months.descendingMap().entrySet()) {
      String path = REGISTER + "/" + month.getKey().getYear() + "/" + slug(month.getKey());
      years
          .computeIfAbsent(month.getKey().getYear(), year -> new LinkedHashMap<>())
          .put(name(month.getKey()), path);
      addMonth(path, name(month.getKey()), month.getValue(), pages);
    }
    Map<String, String> yearLinks = new LinkedHashMap<>();
    for (Map.Entry<Integer, Map<String, String>> year : years.descendingMap().entrySet()) {
      String path = REGISTER + "/" + year.getKey();
      yearLinks.put("Année " + year.getKey(), path);
      pages.put(
          path, page("Recueil des actes administratifs " + year.getKey(), grey(year.getValue())));
    }
    pages.put(REGISTER, page("Recueil des actes administratifs", grey(yearLinks)));
    return pages;
  }

  private void addMonth(String path, String name, List<Bulletin> month, Map<String, String> pages) {
    for (int from = 0; from < month.size(); from += CARDS_A_PAGE) {
      StringBuilder main = new StringBuilder();
      for (Bulletin bulletin : month.subList(from, Math.min(month.size(), from + CARDS_A_PAGE))) {
        main.append(card(bulletin));
      }
      int next = from + CARDS_A_PAGE;
      if (next < month.size()) {
        main.append(
            """
            <nav class="fr-pagination" aria-label="Pagination"><ul class="fr-pagination__list"><li>
            <a class="fr-pagination__link fr-pagination__link--next fr-pagination__link--lg-label" \
            href="%s/(offset)/%d">Page suivante</a></li></ul></nav>
            """
                .formatted(path, next));
      }
      pages.put(from == 0 ? path : path + "/(offset)/" + from, page(name, main.toString()));
    }
  }

  private String card(Bulletin bulletin) {
    return """
    <div class="fr-card fr-card--horizontal fr-card--sm fr-enlarge-link fr-mb-3w">
    <div class="fr-card__body"><div class="fr-card__content">
    <h2 class="fr-card__title"><a href="%s" target="_blank" class="fr-card__link menu-item-link">%s</a></h2>
    <div class="fr-card__end"><p class="fr-card__detail">Publié le %s</p></div>
    </div></div></div>
    """
        .formatted(
            path(bulletin), bulletin.title(today), bulletin.published(today).format(NUMERIC));
  }

  private static String grey(Map<String, String> links) {
    StringBuilder cards = new StringBuilder();
    links.forEach(
        (name, path) ->
            cards.append(
                """
                <div class="fr-card fr-card--sm fr-card--grey fr-enlarge-link"><div class="fr-card__body">
                <div class="fr-card__content"><h2 class="fr-card__title"><a href="%s">%s</a></h2></div>
                </div></div>
                """
                    .formatted(path, name)));
    return cards.toString();
  }

  private static String page(String title, String main) {
    return DemoResources.filled(
        "pages/prefecture.html", Map.of("title", title, "main", main, "register", REGISTER));
  }

  private static String name(YearMonth month) {
    String name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.FRENCH);
    return name.substring(0, 1).toUpperCase(Locale.FRENCH)
        + name.substring(1)
        + " "
        + month.getYear();
  }

  /** Accents are dropped in the addresses: Aout-2026. */
  private static String slug(YearMonth month) {
    return name(month).replace('û', 'u').replace('é', 'e').replace(' ', '-');
  }
}
