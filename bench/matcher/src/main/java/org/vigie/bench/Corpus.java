package org.vigie.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.vigie.reading.PageText;
import org.vigie.rule.Evaluation;
import org.vigie.rule.Expression;
import org.vigie.rule.Matcher;
import org.vigie.rule.Rule;
import org.vigie.text.Lexicon;
import org.vigie.text.Word;

/**
 * Rules and texts from a seed. Words are built like French ones and as frequent (Zipf); rules are
 * made of rarer words than texts, and each text holds passages of a dozen rules besides chance.
 */
final class Corpus {
  static final int CHARACTERS = 20_000;

  private static final int WORDS = 30_000;
  private static final int PLANTED = 12;
  private static final List<String> ONSETS =
      List.of(
          "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "br", "cr", "tr",
          "pl", "qu", "gr", "bl", "pr", "dr", "fl");
  private static final List<String> VOWELS =
      List.of("a", "e", "i", "o", "u", "é", "ai", "ou", "an", "on", "in", "è", "eau", "oi", "ar");
  private static final List<String> ENDINGS =
      List.of(
          "tion", "ment", "age", "ique", "eur", "able", "ance", "ité", "ette", "al", "ière", "if",
          "isme", "ure", "oir", "ée");
  private static final List<String> FUNCTION_WORDS =
      List.of(
          "le", "la", "les", "de", "des", "du", "et", "à", "en", "pour", "par", "dans", "sur", "au",
          "aux", "un", "une", "qui", "que", "est", "sont", "avec", "ce", "cette", "son", "ses",
          "ne", "pas", "plus", "ou", "d'", "l'");

  /** No rule has them, so that no phrase reaches across the end of a sentence. */
  private static final List<String> OPENINGS = List.of("Cette", "Pour", "Dans", "Leur", "Selon");

  private static final List<String> STOPS = List.of(". ", ". ", ".\n", " ; ", ".\n\n");

  private final Random random;
  private final List<String> words;

  Corpus(long seed) {
    random = new Random(seed);
    words = words();
  }

  /** No two are one letter apart: what is read in spite of a mistake has no rival in Lucene. */
  private List<String> words() {
    List<String> made = new ArrayList<>();
    Set<String> near = new HashSet<>();
    while (made.size() < WORDS) {
      String word = word();
      String form = Lexicon.lettersOf(word);
      Set<String> shortened = new HashSet<>();
      for (int i = 0; i < form.length(); i++) {
        shortened.add(form.substring(0, i) + form.substring(i + 1));
      }
      shortened.add(form);
      if (shortened.stream().noneMatch(near::contains)) {
        near.addAll(shortened);
        made.add(word);
      }
    }
    return made;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= 1 + random.nextInt(2); i++) {
      word.append(any(ONSETS)).append(any(VOWELS));
    }
    return word.append(random.nextInt(3) == 0 ? "" : any(ENDINGS)).toString();
  }

  List<Rule> rules(int number) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Rule.Clause clause = new Rule.Clause(Rule.Strength.STRONG, expression(), "");
      String id = "rule-" + i;
      rules.add(
          new Rule(
              id,
              "videoprotection",
              id,
              id,
              Rule.ENOUGH,
              40,
              List.of(clause),
              List.of(),
              List.of(),
              List.of(),
              "",
              Path.of(id)));
    }
    return rules;
  }

  private Expression expression() {
    return switch (random.nextInt(20)) {
      case 0 -> phrase(1);
      case 1, 2, 3, 4 -> phrase(3);
      case 5, 6, 7 -> new Expression.Any(List.of(phrase(2), phrase(2), phrase(3)));
      case 8, 9 -> new Expression.All(List.of(phrase(1), phrase(2)));
      case 10, 11 -> new Expression.Near(8, List.of(phrase(1), phrase(1)));
      case 12 -> new Expression.Unless(phrase(2), phrase(1));
      default -> phrase(2);
    };
  }

  private Expression.Phrase phrase(int length) {
    List<Word> phrase = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      double rare = random.nextDouble();
      phrase.add(new Word.Inflected(words.get((int) (WORDS * rare * rare))));
    }
    return new Expression.Phrase(phrase);
  }

  List<Matcher.Subject> texts(int number, List<Rule> rules) {
    List<Matcher.Subject> texts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      texts.add(Evaluation.lone(text(rules)));
    }
    return texts;
  }

  static String text(Matcher.Subject subject) {
    PageText page = subject.texts().getFirst().pages().getFirst();
    return page.text();
  }

  private String text(List<Rule> rules) {
    StringBuilder text = new StringBuilder(CHARACTERS + 200);
    int nextPlanted = CHARACTERS / PLANTED;
    while (text.length() < CHARACTERS) {
      text.append(any(OPENINGS));
      int length = 6 + random.nextInt(20);
      for (int i = 0; i < length; i++) {
        text.append(isElided(text) ? "" : " ").append(textWord());
        text.append(random.nextInt(12) == 0 && !isElided(text) ? "," : "");
      }
      if (text.length() > nextPlanted) {
        nextPlanted += CHARACTERS / PLANTED;
        plant(rules.get(random.nextInt(rules.size())).clauses().getFirst().expression(), text);
      }
      text.append(" ici").append(any(STOPS));
    }
    return text.toString();
  }

  private static boolean isElided(StringBuilder text) {
    return text.charAt(text.length() - 1) == '\'';
  }

  private void plant(Expression expression, StringBuilder text) {
    if (expression instanceof Expression.Phrase phrase) {
      text.append(" alors");
      phrase.words().forEach(word -> text.append(" ").append(word.written()));
    } else if (expression instanceof Expression.Any any) {
      plant(any.parts().getFirst(), text);
    } else if (expression instanceof Expression.Unless unless) {
      plant(unless.wanted(), text);
    } else {
      expression.parts().forEach(part -> plant(part, text));
    }
  }

  /** Half are function words; a few are numbers, and names that no other text has. */
  private String textWord() {
    int kind = random.nextInt(100);
    if (kind < 45) {
      return any(FUNCTION_WORDS);
    }
    if (kind < 47) {
      return String.valueOf(random.nextInt(100_000));
    }
    if (kind < 49) {
      String name = word();
      return Character.toUpperCase(name.charAt(0)) + name.substring(1) + word();
    }
    String word = words.get((int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1);
    boolean plural = random.nextInt(4) == 0 && !word.endsWith("s") && !word.endsWith("x");
    return plural ? word + "s" : word;
  }

  private <T> T any(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }
}
