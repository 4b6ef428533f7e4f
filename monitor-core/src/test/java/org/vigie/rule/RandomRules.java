package org.vigie.rule;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.vigie.place.PlaceCode;
import org.vigie.reading.PageText;
import org.vigie.text.Word;

/** Rules and subjects by chance, from few words, so that they meet often. */
final class RandomRules {
  private static final List<String> VOCABULARY =
      List.of("caméra", "plaque", "police", "drone", "image", "rue", "gare", "lampe", "biométrie");
  private static final List<String> CODES = List.of("LAPI", "CSU");
  private static final List<String> SMALL = List.of("de", "la", "des", "d'");
  private static final List<String> STOPS = List.of(".", " ;", " :", ",", "\n\n", "", "", "", "");
  private static final List<Rule.Strength> STRENGTHS = List.of(Rule.Strength.values());
  private static final List<Expression.Field.Name> NAMES = List.of(Expression.Field.Name.values());
  private static final List<String> CPV = List.of("32323500", "35125300", "45000000");

  private static final List<String> KINDS = List.of("open", "award", "act");
  private static final List<PlaceCode> PLACES =
      List.of(
          PlaceCode.parse("departement:99"),
          PlaceCode.parse("commune:99042"),
          PlaceCode.parse("commune:98001"));
  private static final List<BigDecimal> AMOUNTS =
      List.of(new BigDecimal("40000"), new BigDecimal("90000.50"), new BigDecimal("412000"));

  private final Random random;

  RandomRules(long seed) {
    random = new Random(seed);
  }

  Rule rule(String id) {
    List<Rule.Clause> clauses = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      Rule.Strength strength = STRENGTHS.get(random.nextInt(STRENGTHS.size()));
      clauses.add(new Rule.Clause(strength, expression(2), ""));
    }
    List<Expression> companions = random.nextBoolean() ? List.of() : List.of(placed(1));
    return new Rule(
        id,
        "videoprotection",
        id,
        id,
        List.of(10, 12, 20).get(random.nextInt(3)),
        random.nextInt(6),
        clauses,
        companions,
        List.of(),
        List.of(),
        "",
        Path.of(id));
  }

  private Expression expression(int depth) {
    if (random.nextInt(8) == 0) {
      return new Expression.Cpv(any(CPV).substring(0, 2 + random.nextInt(7)));
    }
    if (random.nextInt(8) == 0) {
      return new Expression.Field(NAMES.get(random.nextInt(NAMES.size())), placed(depth - 1));
    }
    return switch (random.nextInt(24)) {
      case 0 -> new Expression.Kind(Set.of(any(KINDS)));
      case 1 -> new Expression.Place(Set.of(any(PLACES)));
      case 2 -> amount();
      default -> placed(depth);
    };
  }

  private Expression amount() {
    BigDecimal bound = any(AMOUNTS);
    return switch (random.nextInt(3)) {
      case 0 -> new Expression.Amount(bound, null);
      case 1 -> new Expression.Amount(null, bound);
      default -> new Expression.Amount(bound, bound.add(BigDecimal.TEN));
    };
  }

  private Expression placed(int depth) {
    if (depth <= 0) {
      return phrase();
    }
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      parts.add(placed(depth - 1));
    }
    return switch (random.nextInt(9)) {
      case 0 -> new Expression.Any(parts);
      case 1 -> new Expression.All(parts);
      case 2 -> new Expression.AtLeast(1 + random.nextInt(parts.size()), parts);
      case 3 -> new Expression.Near(random.nextInt(6), parts);
      case 4 -> new Expression.SameSentence(parts);
      case 5 -> new Expression.Unless(parts.get(0), parts.get(1));
      case 6 -> new Expression.UnlessNear(parts.get(0), parts.get(1), random.nextInt(6));
      case 7 ->
          new Expression.WordList("list-" + random.nextInt(1_000_000), new Expression.Any(parts));
      default -> phrase();
    };
  }

  private Expression phrase() {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(5) / 3; i++) {
      words.add(
          switch (random.nextInt(6)) {
            case 0 -> new Word.Code(any(CODES));
            case 2 -> new Word.Exact(any(List.of("camera", "rues", "drone")));
            case 1 -> new Word.Prefix(any(List.of("biom", "cam", "plaq")));
            default -> new Word.Inflected(any(VOCABULARY));
          });
    }
    return new Expression.Phrase(words);
  }

  Matcher.Subject subject() {
    List<PageText> pages = new ArrayList<>();
    for (int i = 1; i <= 1 + random.nextInt(2); i++) {
      pages.add(new PageText(i, "", sentences(3 + random.nextInt(25))));
    }
    Set<String> cpv = random.nextBoolean() ? Set.of() : Set.of(any(CPV));
    String buyer = random.nextBoolean() ? null : sentences(2);
    return new Matcher.Subject(
        sentences(random.nextInt(4)),
        buyer,
        cpv,
        random.nextBoolean() ? null : any(KINDS),
        random.nextBoolean() ? null : any(AMOUNTS),
        random.nextBoolean() ? Set.of() : Set.of(any(PLACES)),
        List.of(new Matcher.Text(pages)));
  }

  private String sentences(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      String word =
          switch (random.nextInt(7)) {
            case 0 -> any(CODES);
            case 1 -> any(SMALL);
            default -> any(VOCABULARY) + (random.nextInt(3) == 0 ? "s" : "");
          };
      boolean capital = random.nextInt(4) == 0;
      text.append(capital ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
      text.append(any(STOPS)).append(' ');
    }
    return text.toString();
  }

  private <T> T any(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }
}
