package org.vigie.app.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.app.document.PageTexts;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.app.publication.PublicationPage.Link;
import org.vigie.app.publication.PublicationPage.Same;
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

  private final PublicationReadModel publications;
  private final SameTenders sameTenders;
  private final PageTexts texts;

  PublicationPages(PublicationReadModel publications, SameTenders sameTenders, PageTexts texts) {
    this.publications = publications;
    this.sameTenders = sameTenders;
    this.texts = texts;
  }

  PublicationPage page(long id, Say say) {
    PublicationReadModel.Row row =
        publications.find(id).orElseThrow(() -> new NotFoundException("publication " + id));
    List<Revision> revisions = publications.revisions(id, VERSIONS + 1);
    Map<Long, List<Document>> documents = new HashMap<>();
    revisions.forEach(one -> documents.put(one.id(), publications.documents(one.id())));
    return new PublicationPage(
        Foreign.name(row.title()),
        row.sourceName(),
        Foreign.link(row.url()),
        notices(row, revisions, documents, say),
        sameTenders.of(id).stream().map(same -> same(same, say)).toList(),
        publications.finds(id, say.french()).stream()
            .map(find -> new Link("/reperages/" + find.id(), find.rule()))
            .toList(),
        versions(revisions, documents, say));
  }

  /** Where else the tender of this publication is published, each with its reason. */
  public List<String> sameTenders(long publication, Say say) {
    return sameTenders.of(publication).stream().map(same -> same(same, say).text()).toList();
  }

  private static Same same(SameTender same, Say say) {
    return new Same(
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
      List<Document> files = documents.getOrDefault(revision.id(), List.of());
      String name =
          say.text(
              "publication.version",
              String.valueOf(revision.number()),
              say.moment(revision.seenAt()));
      List<Link> links =
          files.stream()
              .map(file -> new Link("/documents/" + file.id(), Foreign.name(file.name())))
              .toList();
      if (i + 1 == revisions.size()) {
        versions.add(new Version(name, say.text("publication.first"), List.of(), List.of(), links));
        continue;
      }
      Revision earlier = revisions.get(i + 1);
      RevisionDifference difference =
          RevisionDifference.between(
              side(earlier, documents.getOrDefault(earlier.id(), List.of())),
              side(revision, files));
      versions.add(
          new Version(
              name,
              note(difference, say),
              difference.facts().stream().map(change -> fact(change, say)).toList(),
              difference.passages().stream().map(RevisionDifference.Passage::segments).toList(),
              links));
    }
    return versions;
  }

  private static String note(RevisionDifference difference, Say say) {
    if (difference.isCut()) {
      return say.text("publication.cut");
    }
    return difference.isEmpty() ? say.text("publication.no-change") : "";
  }

  private static PublicationPage.Fact fact(RevisionDifference.FactChange change, Say say) {
    return new PublicationPage.Fact(
        say.word("publication.field.", change.field()),
        value(change.before(), say),
        value(change.after(), say));
  }

  private static String value(String stated, Say say) {
    return stated.isEmpty() ? say.text("publication.empty") : Foreign.name(stated);
  }

  private Side side(Revision revision, List<Document> documents) {
    String text =
        revision.text() == null
            ? ""
            : texts.pages(revision.text()).stream()
                .map(PageText::text)
                .collect(Collectors.joining("\n"));
    return new Side(revision.facts(), text, documents.stream().map(Document::name).toList());
  }
}
