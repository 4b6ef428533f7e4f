package org.vigie.app.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.app.find.FindFilter.Field;
import org.vigie.app.find.SearchPage.Chip;
import org.vigie.app.find.SearchPage.Example;
import org.vigie.app.find.SearchPage.Format;
import org.vigie.app.find.SearchPage.Hidden;
import org.vigie.app.page.Facet;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Pagination;
import org.vigie.app.page.PlaceWords;
import org.vigie.app.page.Say;
import org.vigie.app.source.SourceNames;
import org.vigie.place.PlaceCode;
import org.vigie.search.ArchiveSearch;
import org.vigie.search.BadQuery;
import org.vigie.search.IndexState;
import org.vigie.search.SearchResults;
import org.vigie.search.Slice;

/** Makes the page of a search. */
@Component
class SearchPages {
  static final String PATH = "/recherche";
  private static final int SIZE = 25;
  private static final int SHOWN = 10;
  private static final int WORTH_A_NOTICE = 200;
  private static final List<Field> FACETS =
      List.of(
          Field.FAMILY,
          Field.DEPARTEMENT,
          Field.COMMUNE,
          Field.BUYER,
          Field.SOURCE,
          Field.KIND,
          Field.YEAR,
          Field.CPV);
  private static final Set<org.vigie.search.Facet> COUNTED =
      FACETS.stream()
          .map(Field::facet)
          .filter(Objects::nonNull)
          .collect(Collectors.toUnmodifiableSet());

  private final ArchiveSearch search;
  private final FindCards cards;
  private final SourceNames sources;
  private final PlaceWords places;

  SearchPages(ArchiveSearch search, FindCards cards, SourceNames sources, PlaceWords places) {
    this.search = search;
    this.cards = cards;
    this.sources = sources;
    this.places = places;
  }

  /**
   * @param all name of the facet that is shown whole, if any
   */
  SearchPage page(FindFilter filter, @Nullable String asked, @Nullable String all, Say say) {
    String problem = filter.unreadable().isEmpty() ? "" : say.text("search.bad-date");
    try {
      int offset = Pagination.of(asked, SIZE, Integer.MAX_VALUE).offset();
      SearchResults found = find(filter, offset);
      Pagination pagination = Pagination.of(asked, SIZE, found.total());
      SearchResults shown = pagination.beyond() ? find(filter, pagination.offset()) : found;
      return page(filter, shown, pagination, all, problem, say);
    } catch (BadQuery bad) {
      return page(
          filter,
          new SearchResults(0, List.of(), null, Map.of()),
          Pagination.of(null, SIZE, 0),
          all,
          say.text(bad.sentence()),
          say);
    }
  }

  private SearchResults find(FindFilter filter, int offset) {
    return search.search(filter.question(), Slice.at(offset, SIZE), COUNTED);
  }

  private SearchPage page(
      FindFilter filter,
      SearchResults found,
      Pagination pagination,
      @Nullable String all,
      String problem,
      Say say) {
    int number = pagination.number();
    String heading =
        filter.words().isEmpty()
            ? say.text(filter.findsOnly() ? "search.all" : "search.everything")
            : say.text("search.for", filter.words());
    return new SearchPage(
        problem.isEmpty() ? heading : say.text("search.problem", heading),
        heading,
        filter.words(),
        examples(say),
        chips(filter, say),
        kept(filter),
        cards.cards(found.results(), filter.words(), say),
        facets(filter, found, all, say),
        pagination,
        pagination.steps(page -> filter.href(PATH, page)),
        number > 1 ? filter.href(PATH, number - 1) : null,
        number < pagination.pages() ? filter.href(PATH, number + 1) : null,
        orders(filter, say),
        scopes(filter, say),
        Stream.of(SearchFormat.values())
            .map(format -> new Format(format.name(), format.mediaType(), format.address(filter)))
            .toList(),
        problem,
        notice(say),
        filter.text(Field.FROM),
        filter.text(Field.TO),
        subscribe(filter));
  }

  private static List<Example> examples(Say say) {
    return Stream.of("words", "phrase", "near", "not", "or", "prefix", "fields")
        .map(
            name -> {
              String query = say.text("search.help." + name + ".query");
              return new Example(
                  query,
                  say.text("search.help." + name),
                  new FindFilter(Map.of(Field.WORDS, query)).href(PATH));
            })
        .toList();
  }

  private String notice(Say say) {
    IndexState state = search.state();
    if (!state.problem().isNone()) {
      return say.text("search.stale");
    }
    return state.waiting() < WORTH_A_NOTICE ? "" : say.text("search.behind", state.waiting());
  }

  private List<Facet> facets(
      FindFilter filter, SearchResults found, @Nullable String all, Say say) {
    return FACETS.stream()
        .map(
            field ->
                facet(
                    filter,
                    field,
                    found.facets().getOrDefault(field.facet(), Map.of()),
                    field.parameter().equals(all),
                    say))
        .filter(facet -> !facet.choices().isEmpty())
        .toList();
  }

  private Facet facet(
      FindFilter filter, Field field, Map<String, Long> counts, boolean whole, Say say) {
    List<Facet.Choice> chosen = new ArrayList<>();
    List<Facet.Choice> others = new ArrayList<>();
    String current = filter.get(field);
    counts.forEach(
        (value, count) -> {
          boolean isCurrent = value.equalsIgnoreCase(current);
          (isCurrent ? chosen : others)
              .add(
                  new Facet.Choice(
                      word(field, value, say),
                      count,
                      (isCurrent ? filter.without(field) : filter.with(field, value)).href(PATH),
                      isCurrent));
        });
    if (current != null && chosen.isEmpty()) {
      chosen.add(
          new Facet.Choice(word(field, current, say), 0, filter.without(field).href(PATH), true));
    }
    int hidden = whole ? 0 : Math.max(0, others.size() - SHOWN);
    List<Facet.Choice> shown = new ArrayList<>(chosen);
    shown.addAll(hidden == 0 ? others : others.subList(0, SHOWN));
    String more = hidden == 0 ? "" : filter.href(PATH, Map.of("tout", field.parameter()));
    return new Facet(say.text("facet." + field.parameter()), shown, more, hidden);
  }

  private String word(Field field, String value, Say say) {
    return switch (field) {
      case FAMILY -> say.word("family.", value);
      case KIND -> say.word("kind.", value);
      case SOURCE -> sources.name(value);
      case DEPARTEMENT -> places.departement(value, say);
      case COMMUNE -> places.commune(value, say);
      case REGION -> places.place(new PlaceCode(PlaceCode.Kind.REGION, value), say);
      default -> Foreign.name(value);
    };
  }

  private List<Chip> chips(FindFilter filter, Say say) {
    return Stream.of(Field.values())
        .filter(field -> field.facet() != null || field == Field.FROM || field == Field.TO)
        .filter(filter::has)
        .map(
            field ->
                new Chip(
                    say.text(
                        "chip",
                        say.text("facet." + field.parameter()),
                        word(field, filter.text(field), say)),
                    filter.without(field).href(PATH)))
        .toList();
  }

  private static List<Hidden> kept(FindFilter filter) {
    return Stream.of(Field.values())
        .filter(field -> field != Field.WORDS && field != Field.FROM && field != Field.TO)
        .filter(filter::has)
        .map(field -> new Hidden(field.parameter(), filter.text(field)))
        .toList();
  }

  private static List<SearchPage.Order> orders(FindFilter filter, Say say) {
    String current = filter.has(Field.ORDER) ? filter.text(Field.ORDER) : "date";
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

  private static List<SearchPage.Order> scopes(FindFilter filter, Say say) {
    return Stream.of(FindFilter.FINDS, FindFilter.ALL)
        .map(
            scope ->
                new SearchPage.Order(
                    say.text("search.scope." + scope),
                    filter.with(Field.SCOPE, scope).href(PATH),
                    scope.equals(FindFilter.FINDS) == filter.findsOnly()))
        .toList();
  }

  private static String subscribe(FindFilter filter) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/abonnement");
    if (filter.has(Field.FAMILY)) {
      address.queryParam("quoi", "choix").queryParam("famille", filter.text(Field.FAMILY));
    }
    if (filter.has(Field.COMMUNE)) {
      address.queryParam("lieu", filter.text(Field.COMMUNE));
    } else if (filter.has(Field.DEPARTEMENT)) {
      address.queryParam("lieu", filter.text(Field.DEPARTEMENT));
    }
    return address.build().encode().toUriString();
  }
}
