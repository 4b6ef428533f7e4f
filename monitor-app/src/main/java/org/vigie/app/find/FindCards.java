package org.vigie.app.find;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Highlight;
import org.vigie.app.page.Highlight.Part;
import org.vigie.app.page.Say;
import org.vigie.search.SearchResults;

/** Makes cards of finds, for every list that shows some. */
@Component
public class FindCards {
  private final Finds finds;
  private final Clock clock;

  FindCards(Finds finds, Clock clock) {
    this.finds = finds;
    this.clock = clock;
  }

  /** The newest finds. */
  public List<FindCard> latest(int most, Say say) {
    List<Finds.Row> rows = finds.latest(most);
    Shown shown = shown(rows);
    return rows.stream().map(row -> card(row, shown.passage(row, say), shown, say)).toList();
  }

  /**
   * What a search found.
   *
   * @param words that were looked for; without any, each find shows what its rule met
   */
  List<FindCard> cards(List<SearchResults.Result> results, String words, Say say) {
    Map<Long, Finds.Row> rows =
        finds.of(results.stream().map(SearchResults.Result::publication).toList());
    Shown shown = shown(rows.values());
    List<FindCard> cards = new ArrayList<>();
    for (SearchResults.Result result : results) {
      Finds.Row row = rows.get(result.publication());
      if (row != null) {
        boolean asFound = words.isEmpty() && row.id() != null;
        Passage passage = asFound ? shown.passage(row, say) : ResultPassage.of(result, words, say);
        cards.add(card(row, passage, shown, say));
      }
    }
    return cards;
  }

  /** A passage with its place. */
  record Passage(List<Part> text, String where, String href) {
    static final Passage NONE = new Passage(List.of(), "", "");
  }

  /** What rules found of the publications that are shown. */
  private record Shown(Map<Long, Finds.LeadingHit> hits, Map<Long, List<String>> families) {
    Passage passage(Finds.Row row, Say say) {
      Finds.LeadingHit hit = row.id() == null ? null : hits.get(row.id());
      return hit == null
          ? Passage.NONE
          : new Passage(
              FindCards.passage(hit),
              say.text("hit.page", hit.page()),
              "/documents/" + hit.documentId() + "?p=" + hit.page());
    }
  }

  private Shown shown(Collection<Finds.Row> rows) {
    return new Shown(
        finds.leadingHits(rows.stream().map(Finds.Row::id).filter(Objects::nonNull).toList()),
        finds.families(rows.stream().map(Finds.Row::publicationId).toList()));
  }

  private FindCard card(Finds.Row row, Passage passage, Shown shown, Say say) {
    LocalDate date = row.publishedOn() == null ? say.dayOf(row.seenAt()) : row.publishedOn();
    List<String> facts = new ArrayList<>();
    facts.add(say.word("kind.", row.kind()));
    if (row.buyer() != null) {
      facts.add(Foreign.name(row.buyer()));
    }
    if (row.amount() != null) {
      facts.add(say.text("amount.before-tax", say.amount(row.amount())));
    }
    facts.add(row.sourceName());
    return new FindCard(
        row.id() == null ? "/publications/" + row.publicationId() : address(row.id(), row.title()),
        Foreign.name(row.title()),
        shown.families().getOrDefault(row.publicationId(), List.of()).stream()
            .map(family -> say.word("family.", family))
            .toList(),
        passage.text(),
        passage.where(),
        passage.href(),
        facts,
        say.date(date),
        date.toString(),
        badges(row, say));
  }

  private List<Badge> badges(Finds.Row row, Say say) {
    List<Badge> badges = new ArrayList<>();
    if (row.verified()) {
      badges.add(new Badge("ok", say.text("review.state.relevant")));
    }
    if (row.deadlineAt() != null && row.deadlineAt().isAfter(clock.instant())) {
      badges.add(
          new Badge("warn", say.text("find.answers-until", say.date(say.dayOf(row.deadlineAt())))));
    }
    if (row.unread() > 0) {
      badges.add(new Badge("warn", say.text("find.unread", row.unread())));
    }
    return badges;
  }

  private static List<Part> passage(Finds.LeadingHit hit) {
    return Highlight.excerpt(
        hit.excerpt(),
        List.of(
            new Highlight.Span(
                hit.start() - hit.excerptStart(),
                hit.end() - hit.excerptStart(),
                hit.companion(),
                "")));
  }

  static String address(long id, String title) {
    String tail = Foreign.tail(title);
    return "/reperages/" + id + (tail.isEmpty() ? "" : "-" + tail);
  }
}
