package org.vigie.request;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to ask for, by kind of project: {@code config/letters/documents.yml}. */
public final class DocumentsToAsk {
  private final Map<String, AskableDocument> documents;
  private final Map<String, List<String>> families;

  DocumentsToAsk(Map<String, AskableDocument> documents, Map<String, List<String>> families) {
    this.documents = Map.copyOf(documents);
    this.families = Map.copyOf(families);
  }

  /**
   * @throws BrokenLetterFile naming every mistake of the file
   */
  public static DocumentsToAsk read(Path file) {
    return new DocumentsReader(file).read();
  }

  /**
   * What to propose for a project of these families to such an authority, in the order in which to
   * ask. A family that the file does not know adds nothing.
   */
  public Proposal proposal(Collection<String> familyIds, AuthorityKind authority) {
    Set<String> ids = new LinkedHashSet<>();
    familyIds.forEach(family -> ids.addAll(families.getOrDefault(family, List.of())));
    return Proposal.of(
        ids.stream()
            .map(this::known)
            .filter(document -> document.holder().isA(authority))
            .toList());
  }

  /** Those documents of a form's choice that exist, in the file's sense; others are ignored. */
  public Proposal chosen(Collection<String> ids) {
    return Proposal.of(ids.stream().filter(documents::containsKey).map(this::known).toList());
  }

  Set<String> families() {
    return families.keySet();
  }

  private AskableDocument known(String id) {
    AskableDocument document = documents.get(id);
    if (document == null) {
      throw new IllegalStateException("the reader let an unknown document pass: " + id);
    }
    return document;
  }

  /**
   * What to ask for.
   *
   * @param together in one letter
   * @param apart each in a letter of its own, or not at all
   */
  public record Proposal(List<AskableDocument> together, List<AskableDocument> apart) {
    public Proposal {
      together = List.copyOf(together);
      apart = List.copyOf(apart);
    }

    static Proposal of(List<AskableDocument> all) {
      return new Proposal(
          all.stream().filter(document -> !document.apart()).toList(),
          all.stream().filter(AskableDocument::apart).toList());
    }
  }
}
