package org.vigie.request;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.MustacheParseException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Drafts letters from a Mustache file of {@code config/letters/}. The file has every word; only
 * what it is about is added. A letter is always in French, the language of the authority.
 */
public final class LetterTemplate {
  private final Template template;

  private LetterTemplate(Template template) {
    this.template = template;
  }

  /**
   * Reads the file and tries it on sample letters, so that a name that does not exist is found now.
   *
   * @throws BrokenLetterFile where it cannot be read or names something unknown
   */
  public static LetterTemplate read(Path file) {
    try {
      var template =
          new LetterTemplate(
              Mustache.compiler()
                  .escapeHTML(false)
                  .emptyStringIsFalse(true)
                  .strictSections(true)
                  .compile(Files.readString(file)));
      template.trySamples();
      return template;
    } catch (MustacheException.Context unknown) {
      throw new BrokenLetterFile(
          List.of(file + ":" + unknown.lineNo + ": unknown name \"" + unknown.key + "\""));
    } catch (MustacheParseException malformed) {
      throw new BrokenLetterFile(
          List.of(file + ": not a letter template: " + malformed.getMessage()));
    } catch (IOException unreadable) {
      throw new BrokenLetterFile(List.of(file + ": cannot be read: " + unreadable));
    }
  }

  /**
   * The letter from « Madame, Monsieur » to the name.
   *
   * @param subject one line on the project
   * @param documents at least one, numbered in this order; a document to be asked for apart stands
   *     alone
   */
  public String draft(
      String subject, AuthorityKind authority, List<AskableDocument> documents, Asker asker) {
    if (documents.size() > 1 && documents.stream().anyMatch(AskableDocument::apart)) {
      throw new IllegalArgumentException(
          "a document that is refused by settled doctrine must be asked for in a letter of its"
              + " own");
    }
    return write(subject, authority, documents, asker);
  }

  private String write(
      String subject, AuthorityKind authority, List<AskableDocument> documents, Asker asker) {
    boolean opensActs = authority == AuthorityKind.COMMUNE || authority == AuthorityKind.EPCI;
    List<Map<String, String>> items = new ArrayList<>();
    List<Map<String, String>> acts = new ArrayList<>();
    for (AskableDocument document : documents) {
      Map<String, String> item =
          Map.of("numero", String.valueOf(items.size() + 1), "texte", document.letter());
      items.add(item);
      if (opensActs && document.municipal()) {
        acts.add(item);
      }
    }
    return template
        .execute(
            Map.of(
                "objet",
                subject,
                "documents",
                items,
                "actes",
                acts,
                "un_acte",
                acts.size() == 1,
                "plusieurs_actes",
                acts.size() > 1,
                "acte_commune",
                !acts.isEmpty() && authority == AuthorityKind.COMMUNE,
                "acte_epci",
                !acts.isEmpty() && authority == AuthorityKind.EPCI,
                "nom",
                asker.name()))
        .strip();
  }

  private void trySamples() {
    var act =
        new AskableDocument(
            "sample",
            "sample",
            "sample",
            List.of(),
            AskableDocument.When.NOW,
            true,
            AskableDocument.Holder.ANY,
            "",
            false,
            Certainty.HIGH);
    for (AuthorityKind kind : AuthorityKind.values()) {
      write("sample", kind, List.of(act), Asker.UNKNOWN);
      write("sample", kind, List.of(act, act), new Asker("sample", ""));
    }
  }
}
