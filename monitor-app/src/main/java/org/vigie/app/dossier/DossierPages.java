package org.vigie.app.dossier;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.alert.ContestPeriod;
import org.vigie.alert.Contests;
import org.vigie.alert.Installation;
import org.vigie.app.dossier.DossierPage.Fact;
import org.vigie.app.dossier.DossierReadModel.PublicationRow;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.ICalendar;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;

/** Makes the page of a dossier. */
@Component
class DossierPages {
  private final DossierReadModel dossiers;
  private final Contests contests;
  private final Installation installation;
  private final Clock clock;

  DossierPages(DossierReadModel dossiers, JdbcClient jdbc, Installation installation, Clock clock) {
    this.dossiers = dossiers;
    this.contests = new Contests(jdbc);
    this.installation = installation;
    this.clock = clock;
  }

  /** Where a merged dossier went; null where it stands on its own. */
  @Nullable Long mergedInto(long id) {
    return row(id).mergedInto();
  }

  DossierPage page(long id, Say say) {
    DossierReadModel.Row row = row(id);
    List<PublicationRow> publications = dossiers.publications(id);
    return new DossierPage(
        id,
        Foreign.name(row.title()),
        publications.stream()
            .map(PublicationRow::family)
            .filter(Objects::nonNull)
            .distinct()
            .map(family -> say.word("family.", family))
            .toList(),
        facts(publications, say),
        publications.stream().map(publication -> step(publication, say)).toList(),
        toCome(publications, say).stream().map(day -> step(day, say)).toList(),
        dossiers.files(publications.stream().map(PublicationRow::revisionId).toList()).stream()
            .map(file -> file(file, say))
            .toList(),
        dossiers.sentRequests(id).stream()
            .map(
                request ->
                    new DossierPage.Asked(
                        request.number(),
                        request.subject(),
                        request.authority(),
                        say.date(say.dayOf(request.createdAt()))))
            .toList());
  }

  private DossierReadModel.Row row(long id) {
    return dossiers.find(id).orElseThrow(() -> new NotFoundException("dossier " + id));
  }

  private static List<Fact> facts(List<PublicationRow> publications, Say say) {
    List<Fact> facts = new ArrayList<>();
    publications.stream()
        .map(PublicationRow::buyer)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(buyer -> facts.add(new Fact(say.text("find.fact.buyer"), Foreign.name(buyer))));
    publications.stream()
        .map(PublicationRow::amount)
        .filter(Objects::nonNull)
        .max(Comparator.<BigDecimal>naturalOrder())
        .ifPresent(
            amount ->
                facts.add(
                    new Fact(
                        say.text("find.fact.amount"),
                        say.text("amount.before-tax", say.amount(amount)))));
    facts.add(new Fact(say.text("dossier.fact.publications"), String.valueOf(publications.size())));
    return facts;
  }

  private static DossierPage.Step step(PublicationRow publication, Say say) {
    return new DossierPage.Step(
        say.date(publication.date()),
        publication.date().toString(),
        say.word("kind.", publication.kind()),
        Foreign.name(publication.title()),
        publication.match() == null ? "" : "/reperages/" + publication.match(),
        publication.sourceName());
  }

  /** A day that is near: the end of answers, or of the time to contest an act. */
  private record ToCome(PublicationRow publication, LocalDate day, String kind, String facts) {}

  private List<ToCome> toCome(List<PublicationRow> publications, Say say) {
    List<ToCome> days = new ArrayList<>();
    LocalDate today = say.dayOf(clock.instant());
    for (PublicationRow publication : publications) {
      Instant answers = publication.deadlineAt();
      if (answers != null && answers.isAfter(clock.instant())) {
        days.add(new ToCome(publication, say.dayOf(answers), say.text("dossier.answers-end"), ""));
      }
      LocalDate publishedOn = publication.publishedOn();
      if (publication.kind().equals("act") && publishedOn != null) {
        ContestPeriod period = contests.of(publication.id(), publishedOn);
        if (!period.last().isBefore(today)) {
          days.add(
              new ToCome(
                  publication,
                  period.safe(),
                  say.text("dossier.contest-ends"),
                  say.text("dossier.contest", say.longDate(period.last()))));
        }
      }
    }
    days.sort(Comparator.comparing(ToCome::day));
    return days;
  }

  private static DossierPage.Step step(ToCome toCome, Say say) {
    return new DossierPage.Step(
        say.date(toCome.day()),
        toCome.day().toString(),
        toCome.kind(),
        Foreign.name(toCome.publication().title()),
        "",
        toCome.facts());
  }

  /** The days to come of a dossier, for a calendar program. */
  String calendar(long id, Say say) {
    DossierReadModel.Row row = row(id);
    URI page = installation.publicUrl().resolve("/dossiers/" + id);
    return new ICalendar(
            say.text("dossier.over", String.valueOf(id)) + " " + row.title(),
            toCome(dossiers.publications(id), say).stream()
                .map(
                    day ->
                        new ICalendar.Event(
                            "dossier-" + id + "-" + day.publication().id() + "-" + day.day(),
                            day.day(),
                            say.text("dossier.calendar.day", day.kind(), day.publication().title()),
                            day.facts(),
                            page))
                .toList())
        .write(clock.instant());
  }

  private static DossierPage.File file(DossierReadModel.FileRow file, Say say) {
    String state =
        file.reading() == null
            ? "waiting"
            : file.reading().toLowerCase(Locale.ROOT).replace('_', '-');
    return new DossierPage.File(
        "/documents/" + file.id(),
        file.position() == 0 ? say.text("document.own-text") : Foreign.name(file.name()),
        Badge.reading(say, state),
        file.pages() > 1 ? say.text("document.pages", file.pages()) : "");
  }
}
