package org.vigie.directory;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.vigie.message.Message;

/**
 * Which column of a table holds what. Tables of bodies have no common form, so names are known by
 * the words people give them, and whoever imports can say it better.
 */
final class Columns {
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("key", List.of("id", "identifiant", "uuid", "internal id")),
          Map.entry(
              "name",
              List.of(
                  "name",
                  "organisme",
                  "nom de l organisme",
                  "nom organisme",
                  "administration",
                  "autorite",
                  "entite",
                  "collectivite",
                  "denomination",
                  "nom")),
          Map.entry(
              "email",
              List.of(
                  "request email",
                  "email",
                  "mail",
                  "e mail",
                  "courriel",
                  "adresse courriel",
                  "adresse electronique",
                  "adresse mail",
                  "adresse email")),
          Map.entry("address", List.of("adresse", "adresse postale", "address", "rue", "voie")),
          Map.entry("postcode", List.of("code postal", "cp", "postcode")),
          Map.entry("town", List.of("ville", "commune", "nom commune", "localite")),
          Map.entry("telephone", List.of("telephone", "tel", "numero de telephone")),
          Map.entry("siren", List.of("siren")),
          Map.entry("siret", List.of("siret")),
          Map.entry("insee", List.of("code insee", "insee", "code insee commune", "code commune")),
          Map.entry("website", List.of("home page", "site internet", "site web", "site", "url")),
          Map.entry("notes", List.of("notes")),
          Map.entry("person", List.of("prada", "nom prada", "personne", "responsable", "contact")),
          Map.entry("last-name", List.of("nom", "nom de la prada", "nom de famille")),
          Map.entry("first-name", List.of("prenom", "prenom de la prada")));

  private final Map<String, String> headers = new HashMap<>();

  /**
   * @param chosen field to header, as a person said it
   * @throws UnknownColumnException where a header or field that was said does not exist
   */
  Columns(List<String> header, Map<String, String> chosen) {
    for (Map.Entry<String, List<String>> field : WORDS.entrySet()) {
      for (String word : field.getValue()) {
        header.stream()
            .filter(name -> folded(name).equals(word))
            .findFirst()
            .ifPresent(name -> headers.putIfAbsent(field.getKey(), name));
      }
    }
    chosen.forEach(
        (field, name) -> {
          if (!WORDS.containsKey(field)) {
            throw new UnknownColumnException(
                Message.of(
                    "directory.unknown-field",
                    field,
                    String.join(", ", new java.util.TreeSet<>(WORDS.keySet()))));
          }
          if (!header.contains(name)) {
            throw new UnknownColumnException(
                Message.of("directory.unknown-column", name, String.join(", ", header)));
          }
          headers.put(field, name);
        });
    if (!headers.containsKey("name")) {
      throw new UnknownColumnException(
          Message.of("directory.no-name-column", String.join(", ", header)));
    }
  }

  boolean has(String field) {
    return headers.containsKey(field);
  }

  Optional<String> get(CSVRecord row, String field) {
    String name = headers.get(field);
    if (name == null || !row.isSet(name)) {
      return Optional.empty();
    }
    String value = row.get(name).strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }
}
