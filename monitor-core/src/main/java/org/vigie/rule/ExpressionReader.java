package org.vigie.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationKind;
import org.vigie.text.FrenchText;
import org.vigie.text.Lexicon;
import org.vigie.text.Token;
import org.vigie.text.Word;

/** Expressions as rule files write them; {@code config/rules/README.md} is their manual. */
final class ExpressionReader {
  static final Expression NOTHING = new Expression.Any(List.of());

  /** Stands for a list of a file that could not be read; no rule with it is loaded. */
  private static final Expression UNREAD = new Expression.Phrase(List.of());

  private static final int LONGEST_PHRASE = 200;
  private static final int MOST_WORDS_AWAY = 500;
  private static final int SHORTEST_PREFIX = 4;
  private static final List<String> FORMS =
      List.of(
          "un-de",
          "tous",
          "au-moins",
          "proches",
          "meme-phrase",
          "trouver",
          "exact",
          "cpv",
          "titre",
          "acheteur",
          "nature",
          "montant",
          "lieu",
          "liste");
  private static final Set<String> WITH = Set.of("parmi", "mots", "sauf", "pres");
  private static final List<String> KEYS = Stream.concat(FORMS.stream(), WITH.stream()).toList();
  private static final String BETWEEN_WORDS = " \t\n\r\f'’";
  private static final List<String> KINDS =
      Stream.of(PublicationKind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList();

  private final YamlFile file;
  private final SharedLists lists;
  private final SharedLists.Uses uses;

  /**
   * @param uses takes the shared lists met
   */
  ExpressionReader(YamlFile file, SharedLists lists, SharedLists.Uses uses) {
    this.file = file;
    this.lists = lists;
    this.uses = uses;
  }

  Expression read(Node node) {
    if (node instanceof ScalarNode scalar) {
      return phrase(scalar);
    }
    if (node instanceof SequenceNode) {
      return any(node);
    }
    YamlMap map = new YamlMap(file, node, KEYS);
    List<String> forms = FORMS.stream().filter(form -> map.get(form) != null).toList();
    if (forms.size() != 1) {
      file.problem(node, Message.of("rule.problem.one-form", String.join(", ", FORMS)));
      return NOTHING;
    }
    return form(forms.getFirst(), map);
  }

  private Expression form(String form, YamlMap map) {
    Node value = map.need(form);
    if (value == null) {
      return NOTHING;
    }
    return switch (form) {
      case "un-de" -> any(value);
      case "tous" -> new Expression.All(several(value, 2, false));
      case "au-moins" -> atLeast(value, map);
      case "proches" -> new Expression.Near(number("mots", map), several(value, 2, true));
      case "meme-phrase" -> new Expression.SameSentence(several(value, 2, true));
      case "trouver" -> unless(value, map);
      case "cpv" -> cpv(value);
      case "titre" -> new Expression.Field(Expression.Field.Name.TITLE, read(value));
      case "acheteur" -> new Expression.Field(Expression.Field.Name.BUYER, read(value));
      case "nature" -> kind(value);
      case "exact" -> exact(value);
      case "montant" -> amount(value);
      case "lieu" -> place(value);
      default -> list(value);
    };
  }

  static boolean isNothing(Expression expression) {
    return expression instanceof Expression.Any any && any.parts().isEmpty();
  }

  private Expression any(Node value) {
    return new Expression.Any(several(value, 1, false));
  }

  List<Expression> several(Node value, int atLeast, boolean places) {
    List<Node> items = YamlMap.items(value);
    if (items.size() < atLeast) {
      file.problem(value, Message.of("rule.problem.too-few", items.size(), atLeast));
    }
    List<Expression> parts = new ArrayList<>();
    for (Node item : items) {
      parts.add(places ? placed(item) : read(item));
    }
    return parts;
  }

  private Expression placed(Node item) {
    Expression part = read(item);
    if (!isNothing(part) && !part.hasPlace()) {
      file.problem(item, Message.of("rule.problem.no-place", file.written(item)));
    }
    return part;
  }

  private Expression atLeast(Node value, YamlMap map) {
    int number = YamlMap.number(file, value, 1, 100);
    Node among = map.need("parmi");
    if (among == null) {
      return NOTHING;
    }
    return new Expression.AtLeast(number, several(among, number, false));
  }

  private Expression unless(Node value, YamlMap map) {
    Node exclusion = map.need("sauf");
    if (exclusion == null) {
      return NOTHING;
    }
    if (map.get("pres") == null) {
      return new Expression.Unless(read(value), read(exclusion));
    }
    return new Expression.UnlessNear(placed(value), placed(exclusion), number("pres", map));
  }

  private int number(String key, YamlMap map) {
    Node value = map.need(key);
    return value == null ? 0 : YamlMap.number(file, value, 0, MOST_WORDS_AWAY);
  }

  private Expression cpv(Node value) {
    List<Expression> codes = new ArrayList<>();
    for (Node item : YamlMap.items(value)) {
      String code = item instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (code.matches("[0-9]{2,8}(-[0-9])?")) {
        codes.add(new Expression.Cpv(code.length() > 8 ? code.substring(0, 8) : code));
      } else {
        file.problem(item, Message.of("rule.problem.cpv", YamlMap.shown(item)));
      }
    }
    return codes.size() == 1 ? codes.getFirst() : new Expression.Any(codes);
  }

  private Expression kind(Node value) {
    Set<String> kinds = new HashSet<>();
    for (Node item : YamlMap.items(value)) {
      String kind = YamlMap.shown(item);
      if (KINDS.contains(kind)) {
        kinds.add(kind);
      } else {
        file.problem(item, YamlMap.unknown("rule.problem.unknown-value", kind, KINDS));
      }
    }
    return new Expression.Kind(kinds);
  }

  /** The words just so; those that do not count in a text do not count here. */
  private Expression exact(Node value) {
    String written = YamlMap.text(file, value, LONGEST_PHRASE);
    List<Word> words =
        FrenchText.tokens(written).stream()
            .filter(token -> !token.isSmall())
            .<Word>map(token -> new Word.Exact(token.form()))
            .toList();
    if (words.isEmpty()) {
      if (!written.isEmpty()) {
        file.problem(value, Message.of("rule.problem.no-word", written));
      }
      return NOTHING;
    }
    return new Expression.Phrase(words);
  }

  private Expression amount(Node value) {
    YamlMap bounds = new YamlMap(file, value, List.of("de", "jusqu-a"));
    BigDecimal least = euros(bounds.get("de"));
    BigDecimal most = euros(bounds.get("jusqu-a"));
    boolean upsideDown = least != null && most != null && least.compareTo(most) > 0;
    if (bounds.values().isEmpty() || upsideDown) {
      file.problem(value, Message.of("rule.problem.amount-bounds", file.written(value)));
    }
    return new Expression.Amount(least, most);
  }

  private @Nullable BigDecimal euros(@Nullable Node value) {
    if (value == null) {
      return null;
    }
    String written = YamlMap.shown(value);
    if (!written.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")) {
      file.problem(value, Message.of("rule.problem.amount", written));
      return null;
    }
    return new BigDecimal(written);
  }

  private Expression place(Node value) {
    Set<PlaceCode> codes = new HashSet<>();
    for (Node item : YamlMap.items(value)) {
      String code = YamlMap.shown(item);
      try {
        codes.add(PlaceCode.parse(code));
      } catch (IllegalArgumentException unknown) {
        file.problem(item, Message.of("rule.problem.place", code));
      }
    }
    return new Expression.Place(codes);
  }

  private Expression list(Node value) {
    String name = YamlMap.shown(value);
    Expression.WordList list = lists.get(name);
    if (list == null && !lists.isAnyFileUnread()) {
      file.problem(value, YamlMap.unknown("rule.problem.unknown-list", name, lists.names()));
      return NOTHING;
    }
    uses.add(name, value);
    return list == null ? UNREAD : list;
  }

  private Expression phrase(ScalarNode scalar) {
    String written = YamlMap.text(file, scalar, LONGEST_PHRASE);
    List<Word> words = new ArrayList<>();
    StringTokenizer parts = new StringTokenizer(written, BETWEEN_WORDS);
    while (parts.hasMoreTokens()) {
      word(scalar, parts.nextToken(), words);
    }
    if (words.isEmpty()) {
      if (!written.isEmpty()) {
        file.problem(scalar, Message.of("rule.problem.no-word", written));
      }
      return NOTHING;
    }
    return new Expression.Phrase(words);
  }

  private void word(ScalarNode scalar, String part, List<Word> words) {
    if (part.endsWith("*")) {
      String prefix = part.substring(0, part.length() - 1);
      if (prefix.contains("*") || Lexicon.lettersOf(prefix).length() < SHORTEST_PREFIX) {
        file.problem(scalar, Message.of("rule.problem.prefix", part, SHORTEST_PREFIX));
      } else {
        words.add(new Word.Prefix(prefix));
      }
      return;
    }
    if (part.contains("*")) {
      file.problem(scalar, Message.of("rule.problem.prefix", part, SHORTEST_PREFIX));
      return;
    }
    List<Token> tokens = FrenchText.tokens(part);
    if (isCode(part)) {
      words.add(new Word.Code(part));
    } else if (tokens.stream().anyMatch(token -> !token.isSmall())) {
      words.add(new Word.Inflected(part));
    }
  }

  /** At least two capitals or digits and nothing else, one of them a capital before the last. */
  private static boolean isCode(String part) {
    boolean capital = false;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (!Character.isUpperCase(c) && !Character.isDigit(c)) {
        return false;
      }
      capital |= Character.isUpperCase(c) && i + 1 < part.length();
    }
    return capital;
  }
}
