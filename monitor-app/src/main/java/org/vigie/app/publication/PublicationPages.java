package org.vigie.app.publication;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.app.document.PageTexts;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Link;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.app.publication.PublicationPage.Version;
import org.vigie.app.publication.PublicationReadModel.Document;
import org.vigie.app.publication.PublicationReadModel.Revision;
import org.vigie.dossier.SameTender;
import org.vigie.dossier.SameTenders;
import org.vigie.publication.RevisionDifference;
import org.vigie.publication.RevisionDifference.Side;
import org.vigie.reading.PageText;

/** Makes the page of one publication. */
@Component
public class PublicationPages {
  private static final int VERSIONS = 10;
  private static final int TEXT_SHOWN = 4_000;

  private final PublicationReadModel publications;
  private final StatedFacts facts;
  private final SameTenders sameTenders;
  private final PageTexts texts;

  PublicationPages(
      PublicationReadModel publications,
      StatedFacts facts,
      SameTenders sameTenders,
      PageTexts texts) {
    this.publications = publications;
    this.facts = facts;
    this.sameTenders = sameTenders;
    this.texts = texts;
  }

  PublicationPage page(long id, Say say) {
    PublicationReadModel.Row row =
        publications.find(id).orElseThrow(() -> new NotFoundException("publication " + id));
    List<Revision> revisions = publications.revisions(id, VERSIONS + 1);
    Map<Long, List<Document>> documents = new HashMap<>();
    revisions.forEach(one -> documents.put(one.id(), publications.documents(one.id())));
    Revision latest = revisions.getFirst();
    String text = text(latest);
    return new PublicationPage(
        Foreign.name(row.title()),
        row.sourceName(),
        Foreign.link(row.url()),
        notices(row, revisions, documents, say),
        facts.of(latest.id(), say),
        sameTenders(id, say),
        publications.finds(id, say.french()).stream()
            .map(find -> new Link("/reperages/" + find.id(), find.rule()))
            .toList(),
        beginning(text),
        text.length() > TEXT_SHOWN ? "/documents/" + latest.textDocument() : "",
        versions(revisions, documents, say));
  }

  /** Where else the tender of this publication is published, each with its reason. */
  public List<Link> sameTenders(long publication, Say say) {
    return sameTenders.of(publication).stream().map(same -> same(same, say)).toList();
  }

  /** What the latest revision changed; empty where there is only one. */
  public Optional<VersionChange> latestChange(long publication, Say say) {
    List<Revision> latest = publications.revisions(publication, 2);
    return latest.size() < 2
        ? Optional.empty()
        : Optional.of(change(latest.getFirst(), latest.getLast(), say));
  }

  private static Link same(SameTender same, Say say) {
    return new Link(
        "/publications/" + same.publicationId(),
        say.text(
            "publication.same",
            same.sourceName(),
            Foreign.name(same.title()),
            say.text(same.reason())));
  }

  private static List<String> notices(
      PublicationReadModel.Row row,
      List<Revision> revisions,
      Map<Long, List<Document>> documents,
      Say say) {
    List<String> notices = new ArrayList<>();
    if (row.vanishedAt() != null) {
      notices.add(say.text("publication.vanished", say.date(say.dayOf(row.vanishedAt()))));
    }
    revisions.stream()
        .limit(1)
        .flatMap(latest -> documents.getOrDefault(latest.id(), List.of()).stream())
        .forEach(document -> gone(document, hasCopy(document, documents), say, notices));
    return notices;
  }

  private static boolean hasCopy(Document gone, Map<Long, List<Document>> documents) {
    return documents.values().stream()
        .flatMap(List::stream)
        .anyMatch(one -> one.url().equals(gone.url()) && one.sha256() != null);
  }

  private static void gone(Document document, boolean hasCopy, Say say, List<String> notices) {
    if (document.goneAt() != null) {
      notices.add(
          Foreign.name(document.name())
              + ". "
              + say.text(
                  "publication.gone", say.date(say.dayOf(document.goneAt())), hasCopy ? 1 : 0));
    }
  }

  private List<Version> versions(
      List<Revision> revisions, Map<Long, List<Document>> documents, Say say) {
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < Math.min(VERSIONS, revisions.size()); i++) {
      Revision revision = revisions.get(i);
      VersionChange change =
          i + 1 == revisions.size()
              ? new VersionChange(
                  name(revision, say), say.text("publication.first"), List.of(), List.of())
              : change(revision, revisions.get(i + 1), say);
      versions.add(
          new Version(
              change,
              documents.getOrDefault(revision.id(), List.of()).stream()
                  .map(file -> new Link("/documents/" + file.id(), Foreign.name(file.name())))
                  .toList()));
    }
    return versions;
  }

  private VersionChange change(Revision revision, Revision earlier, Say say) {
    RevisionDifference difference = RevisionDifference.between(side(earlier), side(revision));
    return new VersionChange(
        name(revision, say),
        note(difference, say),
        difference.facts().stream().map(change -> fact(change, say)).toList(),
        difference.passages().stream().map(RevisionDifference.Passage::segments).toList());
  }

  private static String name(Revision revision, Say say) {
    return say.text(
        "publication.version", String.valueOf(revision.number()), say.moment(revision.seenAt()));
  }

  private static String note(RevisionDifference difference, Say say) {
    if (difference.isCut()) {
      return say.text("publication.cut");
    }
    return difference.isEmpty() ? say.text("publication.no-change") : "";
  }

  private static VersionChange.Fact fact(RevisionDifference.FactChange change, Say say) {
    return new VersionChange.Fact(
        say.word("publication.field.", change.field()),
        value(change.field(), change.before(), say),
        value(change.field(), change.after(), say));
  }

  private static String value(String field, String stated, Say say) {
    if (stated.isEmpty()) {
      return say.text("publication.empty");
    }
    return switch (field) {
      case "amount" -> say.text("amount.before-tax", say.amount(new BigDecimal(stated)));
      case "kind" -> say.word("kind.", stated.toLowerCase(Locale.ROOT));
      case "signedOn", "publishedOn" -> say.date(LocalDate.parse(stated));
      case "deadlineAt" -> say.moment(Instant.parse(stated));
      default -> Foreign.name(stated);
    };
  }

  private Side side(Revision revision) {
    List<String> documents =
        publications.documents(revision.id()).stream().map(Document::name).toList();
    return new Side(revision.facts(), text(revision), documents);
  }

  private String text(Revision revision) {
    return revision.text() == null
        ? ""
        : texts.pages(revision.text()).stream()
            .map(PageText::text)
            .collect(Collectors.joining("\n"));
  }

  /** Cut between two words. */
  private static String beginning(String text) {
    if (text.length() <= TEXT_SHOWN) {
      return text;
    }
    int space = text.lastIndexOf(' ', TEXT_SHOWN);
    return text.substring(0, space > 0 ? space : TEXT_SHOWN) + " …";
  }
}
