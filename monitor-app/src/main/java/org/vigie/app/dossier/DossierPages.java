package org.vigie.app.dossier;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.dossier.DossierPage.Fact;
import org.vigie.app.dossier.DossierReadModel.PublicationRow;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;

/** Makes the page of a dossier. */
@Component
class DossierPages {
  private final DossierReadModel dossiers;
  private final Clock clock;

  DossierPages(DossierReadModel dossiers, Clock clock) {
    this.dossiers = dossiers;
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
        toCome(publications, say),
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

  private List<DossierPage.Step> toCome(List<PublicationRow> publications, Say say) {
    List<DossierPage.Step> steps = new ArrayList<>();
    for (PublicationRow publication : publications) {
      if (publication.deadlineAt() != null && publication.deadlineAt().isAfter(clock.instant())) {
        LocalDate day = say.dayOf(publication.deadlineAt());
        steps.add(
            new DossierPage.Step(
                say.date(day),
                day.toString(),
                say.text("dossier.answers-end"),
                Foreign.name(publication.title()),
                "",
                ""));
      }
    }
    return steps;
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
