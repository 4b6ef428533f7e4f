package org.vigie.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;
import org.vigie.reading.PageText;

/**
 * Finds all rules that match a subject, in one pass over its text. Immutable and safe for use by
 * several threads.
 */
public interface Matcher {
  List<Found> match(Subject subject);

  /** Rules that threw: they are left out from then on, the others go on. */
  default List<Failure> failures() {
    return List.of();
  }

  /** What rules cost since the last call; those that no text made look at are missing. */
  default List<Cost> takeCosts() {
    return List.of();
  }

  /**
   * A rule in quarantine.
   *
   * @param problem what it threw
   */
  record Failure(String ruleId, String problem) {}

  /**
   * What a rule cost, reckoned from a sample of texts.
   *
   * @param looks texts that had one of its words
   * @param nanos spent on them, the reading of the text not counted
   */
  record Cost(String ruleId, long looks, long nanos) {}

  /**
   * What is matched: a publication with the text of its documents, or a lone file.
   *
   * @param title empty where there is none; it is not searched unless it also stands in the pages
   * @param cpv 8-digit codes
   * @param kind the publication's kind in lower case, or null
   * @param amount in euros without tax, or null where nobody said
   * @param places official codes of the publication's places
   * @param texts documents in order, each with its pages
   */
  record Subject(
      String title,
      @Nullable String buyer,
      Set<String> cpv,
      @Nullable String kind,
      @Nullable BigDecimal amount,
      Set<PlaceCode> places,
      List<Text> texts) {
    public Subject {
      cpv = Set.copyOf(cpv);
      places = Set.copyOf(places);
      texts = List.copyOf(texts);
    }

    /** Of which neither amount nor place is known. */
    public Subject(
        String title,
        @Nullable String buyer,
        Set<String> cpv,
        @Nullable String kind,
        List<Text> texts) {
      this(title, buyer, cpv, kind, null, Set.of(), texts);
    }
  }

  /** One document's pages. */
  record Text(List<PageText> pages) {
    public Text {
      pages = List.copyOf(pages);
    }
  }

  /**
   * One rule that matched.
   *
   * @param score reached, at least {@code threshold}
   * @param hits strongest first, at least one unless only a CPV code matched; capped
   */
  record Found(String ruleId, String family, int score, int threshold, List<Hit> hits) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * A passage.
   *
   * @param text index into {@link Subject#texts}
   * @param page the page's number
   * @param start first character in the page's text
   * @param end after the last character
   * @param expression the expression that hit, in a few words of French, at most 160 characters:
   *     {@code caméra PRÈS DE plaque}
   * @param companion true where it only confirmed another
   */
  record Hit(int text, int page, int start, int end, String expression, boolean companion) {}
}
