package org.vigie.app.find;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Highlight;
import org.vigie.app.page.Say;

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
    return cards(finds.page(new FindFilter(Map.of()), 0, most), say);
  }

  List<FindCard> cards(List<Finds.Row> rows, Say say) {
    Map<Long, Finds.LeadingHit> hits = finds.leadingHits(rows.stream().map(Finds.Row::id).toList());
    Map<Long, List<String>> families =
        finds.families(rows.stream().map(Finds.Row::publicationId).toList());
    return rows.stream()
        .map(
            row ->
                card(
                    row,
                    hits.get(row.id()),
                    families.getOrDefault(row.publicationId(), List.of(row.family())),
                    say))
        .toList();
  }

  private FindCard card(
      Finds.Row row, Finds.@Nullable LeadingHit hit, List<String> families, Say say) {
    LocalDate date = row.publishedOn() == null ? say.dayOf(row.foundAt()) : row.publishedOn();
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
        row.id(),
        address(row.id(), row.title()),
        Foreign.name(row.title()),
        families.stream().map(family -> say.word("family.", family)).toList(),
        hit == null ? List.of() : passage(hit),
        hit == null ? "" : say.text("hit.page", hit.page()),
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

  private static List<Highlight.Part> passage(Finds.LeadingHit hit) {
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
