package org.vigie.app.find;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.app.find.FindFilter.Field;
import org.vigie.app.find.SearchPage.Chip;
import org.vigie.app.find.SearchPage.Hidden;
import org.vigie.app.page.Facet;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Pagination;
import org.vigie.app.page.PlaceWords;
import org.vigie.app.page.Say;
import org.vigie.app.source.SourceNames;

/** Makes the page of a list of finds. */
@Component
class SearchPages {
  static final String PATH = "/recherche";
  private static final int SIZE = 25;
  private static final int SHOWN = 10;

  private final Finds finds;
  private final FindCards cards;
  private final SourceNames sources;
  private final PlaceWords places;

  SearchPages(Finds finds, FindCards cards, SourceNames sources, PlaceWords places) {
    this.finds = finds;
    this.cards = cards;
    this.sources = sources;
    this.places = places;
  }

  /**
   * @param all name of the facet that is shown whole, if any
   */
  SearchPage page(FindFilter filter, @Nullable String asked, @Nullable String all, Say say) {
    Pagination pagination = Pagination.of(asked, SIZE, finds.count(filter));
    int number = pagination.number();
    return new SearchPage(
        text(filter, Field.WORDS),
        chips(filter, say),
        kept(filter),
        cards.cards(finds.page(filter, pagination.offset(), SIZE), say),
        facets(filter, all, say),
        pagination,
        pagination.steps(page -> filter.href(PATH, page)),
        number > 1 ? filter.href(PATH, number - 1) : null,
        number < pagination.pages() ? filter.href(PATH, number + 1) : null,
        orders(filter, say),
        filter.unreadable().isEmpty() ? "" : say.text("search.bad-date"),
        text(filter, Field.FROM),
        text(filter, Field.TO),
        subscribe(filter));
  }

  private List<Facet> facets(FindFilter filter, @Nullable String all, Say say) {
    return Stream.of(Field.FAMILY, Field.DEPARTEMENT, Field.SOURCE, Field.KIND, Field.YEAR)
        .map(field -> facet(filter, field, field.parameter().equals(all), say))
        .filter(facet -> !facet.choices().isEmpty())
        .toList();
  }

  private Facet facet(FindFilter filter, Field field, boolean whole, Say say) {
    List<Facet.Choice> chosen = new ArrayList<>();
    List<Facet.Choice> others = new ArrayList<>();
    String current = filter.get(field);
    for (Finds.Count count : finds.spread(filter, field)) {
      boolean isCurrent = count.value().equalsIgnoreCase(current);
      (isCurrent ? chosen : others)
          .add(
              new Facet.Choice(
                  word(field, count.value(), say),
                  count.finds(),
                  (isCurrent ? filter.without(field) : filter.with(field, count.value()))
                      .href(PATH),
                  isCurrent));
    }
    int hidden = whole ? 0 : Math.max(0, others.size() - SHOWN);
    List<Facet.Choice> shown = new ArrayList<>(chosen);
    shown.addAll(hidden == 0 ? others : others.subList(0, SHOWN));
    String more =
        hidden == 0
            ? ""
            : UriComponentsBuilder.fromUriString(filter.href(PATH))
                .queryParam("tout", field.parameter())
                .build()
                .toUriString();
    return new Facet(say.text("facet." + field.parameter()), shown, more, hidden);
  }

  private String word(Field field, String value, Say say) {
    return switch (field) {
      case FAMILY -> say.word("family.", value);
      case KIND -> say.word("kind.", value);
      case SOURCE -> sources.name(value);
      case DEPARTEMENT -> places.departement(value, say);
      case COMMUNE -> places.commune(value, say);
      default -> Foreign.name(value);
    };
  }

  private List<Chip> chips(FindFilter filter, Say say) {
    return Stream.of(
            Field.FAMILY,
            Field.DEPARTEMENT,
            Field.COMMUNE,
            Field.AUTHORITY,
            Field.SOURCE,
            Field.KIND,
            Field.YEAR,
            Field.FROM,
            Field.TO)
        .filter(filter::has)
        .map(
            field ->
                new Chip(
                    say.text(
                        "chip",
                        say.text("facet." + field.parameter()),
                        word(field, text(filter, field), say)),
                    filter.without(field).href(PATH)))
        .toList();
  }

  private static List<Hidden> kept(FindFilter filter) {
    return Stream.of(Field.values())
        .filter(field -> field != Field.WORDS && field != Field.FROM && field != Field.TO)
        .filter(filter::has)
        .map(field -> new Hidden(field.parameter(), text(filter, field)))
        .toList();
  }

  private static List<SearchPage.Order> orders(FindFilter filter, Say say) {
    String current = filter.has(Field.ORDER) ? text(filter, Field.ORDER) : "date";
    return Stream.of("date", "pertinence", "montant")
        .map(
            order ->
                new SearchPage.Order(
                    say.text("search.order." + order),
                    (order.equals("date")
                            ? filter.without(Field.ORDER)
                            : filter.with(Field.ORDER, order))
                        .href(PATH),
                    order.equals(current)))
        .toList();
  }

  private static String subscribe(FindFilter filter) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/abonnement");
    if (filter.has(Field.FAMILY)) {
      address.queryParam("quoi", "choix").queryParam("famille", text(filter, Field.FAMILY));
    }
    if (filter.has(Field.COMMUNE)) {
      address.queryParam("lieu", text(filter, Field.COMMUNE));
    } else if (filter.has(Field.DEPARTEMENT)) {
      address.queryParam("lieu", text(filter, Field.DEPARTEMENT));
    }
    return address.build().encode().toUriString();
  }

  private static String text(FindFilter filter, Field field) {
    String value = filter.get(field);
    return value == null ? "" : value;
  }
}
