package org.vigie.app.find;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.find.FindPage.Expression;
import org.vigie.app.find.FindReadModel.HitRow;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Highlight;
import org.vigie.app.page.Highlight.Span;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.app.publication.PublicationPages;
import org.vigie.app.publication.StatedFacts;
import org.vigie.review.Reason;
import org.vigie.review.Review;
import org.vigie.review.ReviewState;
import org.vigie.review.Reviews;

/** Makes the page of one find. */
@Component
public class FindPages {
  private static final int PASSAGES_SHOWN = 5;

  private final FindReadModel finds;
  private final StatedFacts facts;
  private final PublicationPages publications;
  private final Reviews reviews;

  FindPages(
      FindReadModel finds, StatedFacts facts, PublicationPages publications, Reviews reviews) {
    this.finds = finds;
    this.facts = facts;
    this.publications = publications;
    this.reviews = reviews;
  }

  /** The address of the find with its current readable tail. */
  public String address(long id) {
    return FindCards.address(id, row(id).title());
  }

  public FindPage page(long id, Say say) {
    FindReadModel.Row row = row(id);
    List<HitRow> hits = finds.hits(id);
    String source = Foreign.link(row.url());
    @Nullable Review review = reviews.of(id).orElse(null);
    return new FindPage(
        id,
        Foreign.name(row.title()),
        say.word("family.", row.family()),
        List.of(reviewed(review, say)),
        row.dossierId() == null ? "" : "/dossiers/" + row.dossierId() + "#demander",
        notice(row, review, say),
        passages(hits, say),
        facts.of(row.revisionId(), say),
        why(row, hits, say),
        dossier(row, say),
        source,
        host(source),
        row.sourceName(),
        say.moment(row.firstSeenAt()),
        files(row, say),
        finds.siblings(row.publicationId(), id).stream()
            .map(
                sibling ->
                    new FindPage.Other(
                        FindCards.address(sibling.id(), row.title()),
                        say.french() ? sibling.ruleFrench() : sibling.ruleEnglish()))
            .toList(),
        "/publications/" + row.publicationId(),
        row.revisionNumber(),
        publications.sameTenders(row.publicationId(), say),
        "/reperages/" + id + "/signaler",
        publications.latestChange(row.publicationId(), say).orElse(null));
  }

  private static Badge reviewed(@Nullable Review review, Say say) {
    ReviewState state = review == null ? ReviewState.OPEN : review.state();
    return switch (state) {
      case OPEN -> new Badge("info", say.text("find.not-reviewed"));
      case DISPUTED -> new Badge("info", say.text("find.disputed"));
      case RELEVANT -> new Badge("ok", say.text("find.relevant", people(review)));
      case NOT_RELEVANT -> new Badge("neutral", say.text("find.not-relevant", people(review)));
    };
  }

  private static int people(@Nullable Review review) {
    return review == null ? 0 : review.answers().size();
  }

  private FindReadModel.Row row(long id) {
    return finds.find(id).orElseThrow(() -> new NotFoundException("find " + id));
  }

  private static FindPage.@Nullable Notice notice(
      FindReadModel.Row row, @Nullable Review review, Say say) {
    if (review != null && review.state() == ReviewState.NOT_RELEVANT) {
      Reason reason = review.reason();
      return new FindPage.Notice(
          "warn",
          say.text(
              "find.hidden",
              say.text("review.reason." + (reason == null ? Reason.OTHER : reason).id())));
    }
    if (row.superseded()) {
      return new FindPage.Notice(
          "warn", say.text("find.superseded", String.valueOf(row.ruleNumber())));
    }
    if (row.vanishedAt() != null) {
      return new FindPage.Notice(
          "warn",
          say.text(
              "find.vanished",
              say.date(say.dayOf(row.vanishedAt())),
              say.date(say.dayOf(row.firstSeenAt()))));
    }
    return null;
  }

  private static List<FindPage.Passage> passages(List<HitRow> hits, Say say) {
    List<HitRow> strong = worthShowing(hits);
    List<FindPage.Passage> passages = new ArrayList<>();
    for (HitRow hit : strong.subList(0, Math.min(PASSAGES_SHOWN, strong.size()))) {
      List<Span> spans = new ArrayList<>();
      spans.add(span(hit, hit));
      hits.stream()
          .filter(other -> other.ordinal() != hit.ordinal() && samePage(other, hit))
          .forEach(other -> spans.add(span(other, hit)));
      passages.add(
          new FindPage.Passage(
              Highlight.excerpt(hit.excerpt(), spans),
              say.text("hit.page", hit.page()),
              say.text("hit.rank", passages.size() + 1, strong.size()),
              Foreign.name(hit.documentName()),
              "/documents/%d?p=%d#p%d-h%d"
                  .formatted(hit.documentId(), hit.page(), hit.page(), hit.rankOnPage())));
    }
    return passages;
  }

  /** Strong hits whose words are not already read in the excerpt of an earlier one. */
  private static List<HitRow> worthShowing(List<HitRow> hits) {
    List<HitRow> kept = new ArrayList<>();
    for (HitRow hit : hits) {
      if (!hit.companion() && kept.stream().noneMatch(earlier -> shows(earlier, hit))) {
        kept.add(hit);
      }
    }
    return kept;
  }

  private static boolean shows(HitRow earlier, HitRow hit) {
    return earlier.excerpt().equals(hit.excerpt())
        || (samePage(earlier, hit)
            && hit.start() >= earlier.excerptStart()
            && hit.end() <= earlier.excerptStart() + earlier.excerpt().length());
  }

  private static boolean samePage(HitRow one, HitRow other) {
    return one.documentId() == other.documentId() && one.page() == other.page();
  }

  private static Span span(HitRow hit, HitRow excerptOf) {
    return new Span(
        hit.start() - excerptOf.excerptStart(),
        hit.end() - excerptOf.excerptStart(),
        hit.companion(),
        "");
  }

  private static FindPage.Why why(FindReadModel.Row row, List<HitRow> hits, Say say) {
    return new FindPage.Why(
        say.french() ? row.ruleFrench() : row.ruleEnglish(),
        String.valueOf(row.ruleNumber()),
        expressions(hits, false, say),
        expressions(hits, true, say),
        say.text("find.why.score", row.score(), row.threshold()));
  }

  private static List<Expression> expressions(List<HitRow> hits, boolean companion, Say say) {
    Map<String, TreeSet<Integer>> pages = new LinkedHashMap<>();
    hits.stream()
        .filter(hit -> hit.companion() == companion)
        .forEach(hit -> pages.computeIfAbsent(named(hit), _ -> new TreeSet<>()).add(hit.page()));
    return pages.entrySet().stream()
        .map(
            entry ->
                new Expression(
                    entry.getKey(),
                    say.text(
                        "hit.pages",
                        entry.getValue().size(),
                        entry.getValue().stream()
                            .limit(8)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")))))
        .toList();
  }

  /** The rule's own word; what a combination of words found, where the rule names no single one. */
  private static String named(HitRow hit) {
    int start = hit.start() - hit.excerptStart();
    int end = hit.end() - hit.excerptStart();
    boolean combination = hit.expression().indexOf(':') >= 0;
    boolean inside = start >= 0 && end > start && end <= hit.excerpt().length();
    return combination && inside
        ? hit.excerpt().substring(start, end).replaceAll("\\s+", " ").strip()
        : hit.expression();
  }

  private FindPage.@Nullable Dossier dossier(FindReadModel.Row row, Say say) {
    Long dossier = row.dossierId();
    if (dossier == null) {
      return null;
    }
    return new FindPage.Dossier(
        "/dossiers/" + dossier,
        say.text(
            "find.dossier", String.valueOf(dossier), finds.publicationsInDossier(dossier) - 1));
  }

  private List<FindPage.File> files(FindReadModel.Row row, Say say) {
    return finds.documents(row.revisionId()).stream()
        .map(
            file ->
                new FindPage.File(
                    "/documents/" + file.id(),
                    file.position() == 0
                        ? say.text("document.own-text")
                        : Foreign.name(file.name()),
                    Badge.reading(say, state(file.fetchState(), file.reading())),
                    file.pages() > 1 ? say.text("document.pages", file.pages()) : ""))
        .toList();
  }

  static String state(String fetchState, @Nullable String reading) {
    if (reading != null) {
      return reading.toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return switch (fetchState.toLowerCase(Locale.ROOT)) {
      case "failed", "refused", "gone" -> "not-fetched";
      default -> "waiting";
    };
  }

  private static String host(String url) {
    try {
      String host = url.isEmpty() ? null : URI.create(url).getHost();
      return host == null ? "" : host.replaceFirst("^www\\.", "");
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }
}
