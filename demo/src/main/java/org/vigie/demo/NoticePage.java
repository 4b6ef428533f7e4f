package org.vigie.demo;

import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Entities;
import tools.jackson.databind.JsonNode;

/** What a person sees when they open a notice on the portal. */
final class NoticePage {
  private NoticePage() {}

  static String of(BoampRecord record) {
    StringBuilder words = new StringBuilder();
    collect(BoampRecord.JSON.readTree((String) record.fields().get("donnees")), words);
    return DemoResources.filled(
        "pages/notice.html",
        Map.of(
            "idweb",
            record.idweb(),
            "title",
            escaped(record, "objet"),
            "nature",
            escaped(record, "nature_libelle"),
            "buyer",
            escaped(record, "nomacheteur"),
            "published",
            Bulletin.longDate(record.published()),
            "words",
            words.toString()));
  }

  private static String escaped(BoampRecord record, String field) {
    return Entities.escape(Objects.toString(record.fields().get(field), ""));
  }

  private static void collect(JsonNode node, StringBuilder words) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getValue().isString() && !field.getKey().startsWith("@")) {
        words.append("<p>").append(Entities.escape(field.getValue().stringValue())).append("</p>");
      } else {
        collect(field.getValue(), words);
      }
    }
    if (node.isArray()) {
      node.forEach(element -> collect(element, words));
    }
  }
}
