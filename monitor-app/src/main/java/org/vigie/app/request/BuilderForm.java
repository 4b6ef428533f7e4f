package org.vigie.app.request;

import java.util.List;
import org.springframework.util.MultiValueMap;
import org.vigie.request.Asker;

/**
 * What somebody wrote in the builder, kept as they wrote it.
 *
 * @param authority id of a known one, or {@link #OTHER}
 * @param otherName of one that is not in the list
 * @param search part of a name, to find others
 * @param address how to reach the authority: e-mail, form or postal address; empty keeps what is
 *     known
 * @param documents ids
 */
record BuilderForm(
    String authority,
    String otherName,
    String search,
    String address,
    List<String> documents,
    String subject,
    String name,
    String postalAddress) {
  static final String OTHER = "autre";

  static BuilderForm of(MultiValueMap<String, String> form) {
    return new BuilderForm(
        text(form, "autorite"),
        oneLine(text(form, "autre")),
        text(form, "chercher"),
        text(form, "adresse"),
        form.getOrDefault("document", List.of()),
        oneLine(text(form, "objet")),
        oneLine(text(form, "nom")),
        text(form, "adresse-postale"));
  }

  Asker asker() {
    return new Asker(name, postalAddress);
  }

  /** Subjects and names are lines of a mail: whatever breaks a line becomes a space. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String text(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.replace("\r\n", "\n").strip();
  }
}
