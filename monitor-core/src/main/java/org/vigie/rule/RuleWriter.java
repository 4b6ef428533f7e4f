package org.vigie.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.text.Word;

/**
 * A rule as YAML, for the form that edits rules: what is written reads back as the same rule, but
 * for comments and layout. Shared lists are named, not written out.
 */
public final class RuleWriter {
  private static final String PLAIN = "\\p{L}[\\p{L}\\p{N} '’*-]*";

  private final StringBuilder yaml = new StringBuilder();

  private RuleWriter() {}

  /** A whole file with these rules. */
  public static String yaml(List<Rule> rules) {
    RuleWriter writer = new RuleWriter();
    writer.yaml.append("regles:\n");
    rules.forEach(writer::write);
    return writer.yaml.toString();
  }

  private void write(Rule rule) {
    yaml.append("  - id: ").append(rule.id()).append('\n');
    line("famille", rule.family());
    line("noms", "{fr: " + text(rule.nameFr()) + ", en: " + text(rule.nameEn()) + "}");
    if (rule.threshold() != Rule.ENOUGH) {
      line("seuil", String.valueOf(rule.threshold()));
    }
    if (rule.reach() != RuleReader.USUAL_REACH) {
      line("portee", String.valueOf(rule.reach()));
    }
    Exclusions exclusions = Exclusions.of(rule.clauses());
    for (Rule.Strength strength : Rule.Strength.values()) {
      items(RuleReader.key(strength), exclusions.clauses(strength));
    }
    items("compagnons", rule.companions());
    items("sauf", exclusions.nowhere());
    if (!exclusions.notNear().isEmpty()) {
      line("sauf-pres", "");
      yaml.append("      mots: ").append(exclusions.words()).append("\n      de:\n");
      exclusions
          .notNear()
          .forEach(part -> yaml.append("        - ").append(flow(part)).append('\n'));
    }
    line("exemples", "");
    examples("oui", rule.mustMatch());
    examples("non", rule.mustNotMatch());
  }

  private void line(String key, String value) {
    yaml.append("    ").append(key).append(value.isEmpty() ? ":" : ": ").append(value).append('\n');
  }

  private void items(String key, List<Expression> items) {
    if (!items.isEmpty()) {
      line(key, "");
      items.forEach(item -> yaml.append("      - ").append(flow(item)).append('\n'));
    }
  }

  private void examples(String key, List<String> examples) {
    yaml.append("      ").append(key).append(examples.isEmpty() ? ": []\n" : ":\n");
    examples.forEach(one -> yaml.append("        - ").append(text(one)).append('\n'));
  }

  /** An expression on one line. */
  static String flow(Expression expression) {
    return switch (expression) {
      case Expression.Phrase phrase -> phrase(phrase.words());
      case Expression.Any any -> "{un-de: " + list(any.parts()) + "}";
      case Expression.All all -> "{tous: " + list(all.parts()) + "}";
      case Expression.AtLeast some ->
          "{au-moins: " + some.number() + ", parmi: " + list(some.parts()) + "}";
      case Expression.Near near ->
          "{proches: " + list(near.parts()) + ", mots: " + near.words() + "}";
      case Expression.SameSentence same -> "{meme-phrase: " + list(same.parts()) + "}";
      case Expression.Unless unless ->
          "{trouver: " + flow(unless.wanted()) + ", sauf: " + flow(unless.exclusion()) + "}";
      case Expression.UnlessNear unless ->
          "{trouver: %s, sauf: %s, pres: %d}"
              .formatted(flow(unless.wanted()), flow(unless.exclusion()), unless.words());
      case Expression.Cpv cpv -> "{cpv: \"" + cpv.prefix() + "\"}";
      case Expression.Field field ->
          (field.name() == Expression.Field.Name.TITLE ? "{titre: " : "{acheteur: ")
              + flow(field.wanted())
              + "}";
      case Expression.Kind kind ->
          "{nature: [" + String.join(", ", new TreeSet<>(kind.kinds())) + "]}";
      case Expression.Amount amount -> amount(amount);
      case Expression.Place place ->
          place.codes().stream()
              .map(code -> quoted(code.toString()))
              .sorted()
              .collect(Collectors.joining(", ", "{lieu: [", "]}"));
      case Expression.WordList list -> "{liste: " + text(list.name()) + "}";
    };
  }

  private static String amount(Expression.Amount amount) {
    List<String> bounds = new ArrayList<>();
    if (amount.least() != null) {
      bounds.add("de: " + amount.least().toPlainString());
    }
    if (amount.most() != null) {
      bounds.add("jusqu-a: " + amount.most().toPlainString());
    }
    return "{montant: {" + String.join(", ", bounds) + "}}";
  }

  private static String phrase(List<Word> words) {
    String written =
        words.stream()
            .map(word -> word.written() + (word instanceof Word.Prefix ? "*" : ""))
            .collect(Collectors.joining(" "));
    boolean exact = words.stream().anyMatch(Word.Exact.class::isInstance);
    return exact ? "{exact: " + text(written) + "}" : text(written);
  }

  private static String list(List<Expression> parts) {
    return parts.stream().map(RuleWriter::flow).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(String text) {
    return text.matches(PLAIN) && !text.endsWith(" ") ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
