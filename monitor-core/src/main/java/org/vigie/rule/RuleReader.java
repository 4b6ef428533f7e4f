package org.vigie.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.vigie.message.Message;

/** One rule of a file. */
final class RuleReader {
  private static final List<String> KEYS =
      List.of(
          "id",
          "famille",
          "noms",
          "seuil",
          "portee",
          "suffit",
          "a-confirmer",
          "compagnons",
          "appuie",
          "sauf",
          "sauf-pres",
          "exemples");
  static final int USUAL_REACH = 40;
  private static final int LONGEST_EXAMPLE = 2_000;
  private static final Map<String, Rule.Strength> STRENGTHS = strengths();

  private final YamlFile file;
  private final SharedLists lists;

  RuleReader(YamlFile file, SharedLists lists) {
    this.file = file;
    this.lists = lists;
  }

  /** A rule as read, with the shared lists it needs. */
  record Read(Rule rule, YamlFile file, SharedLists.Uses uses) {}

  private static Map<String, Rule.Strength> strengths() {
    Map<String, Rule.Strength> strengths = new LinkedHashMap<>();
    strengths.put("suffit", Rule.Strength.STRONG);
    strengths.put("a-confirmer", Rule.Strength.NEEDS_COMPANION);
    strengths.put("appuie", Rule.Strength.SUPPORTS);
    return strengths;
  }

  static String key(Rule.Strength strength) {
    return STRENGTHS.entrySet().stream()
        .filter(entry -> entry.getValue() == strength)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  Read read(Node node, Set<String> takenIds) {
    YamlMap map = new YamlMap(file, node, KEYS);
    SharedLists.Uses uses = new SharedLists.Uses();
    ExpressionReader expressions = new ExpressionReader(file, lists, uses);
    String id = id(map, takenIds);
    String family = family(map);
    Node namesNode = map.need("noms");
    YamlMap names = namesNode == null ? null : new YamlMap(file, namesNode, List.of("fr", "en"));
    String nameFr = names == null ? "" : names.text("fr", 200);
    String nameEn = names == null ? "" : names.text("en", 200);
    List<Rule.Clause> clauses = clauses(map, expressions);
    if (clauses.stream().allMatch(clause -> clause.strength() == Rule.Strength.SUPPORTS)) {
      file.problem(node, Message.of("rule.problem.no-expression"));
    }
    List<Expression> companions = new ArrayList<>();
    for (Node item : map.items("compagnons")) {
      companions.add(expressions.read(item));
    }
    Node examplesNode = map.need("exemples");
    YamlMap examples =
        examplesNode == null ? null : new YamlMap(file, examplesNode, List.of("oui", "non"));
    Rule rule =
        new Rule(
            id,
            family,
            nameFr,
            nameEn,
            map.number("seuil", Rule.ENOUGH, 1, 1_000),
            map.number("portee", USUAL_REACH, 0, 500),
            clauses,
            companions,
            examples == null ? List.of() : examples.texts("oui", LONGEST_EXAMPLE),
            examples == null ? List.of() : examples.texts("non", LONGEST_EXAMPLE),
            file.lines(node) + lists.texts(uses),
            file.file());
    return new Read(rule, file, uses);
  }

  private String id(YamlMap map, Set<String> takenIds) {
    Node node = map.need("id");
    if (node == null) {
      return "";
    }
    String id = YamlMap.shown(node);
    if (!id.matches("[a-z0-9][a-z0-9-]{1,63}")) {
      file.problem(node, Message.of("rule.problem.id", id));
    } else if (!takenIds.add(id)) {
      file.problem(node, Message.of("rule.problem.id-taken", id));
    }
    return id;
  }

  private String family(YamlMap map) {
    Node node = map.need("famille");
    if (node == null) {
      return "";
    }
    String family = YamlMap.shown(node);
    if (!Family.ids().contains(family)) {
      file.problem(node, YamlMap.unknown("rule.problem.unknown-value", family, Family.ids()));
    }
    return family;
  }

  /** Each expression with the rule's exclusions around it. */
  private List<Rule.Clause> clauses(YamlMap map, ExpressionReader expressions) {
    Node exclusion = map.get("sauf");
    Expression nowhere =
        exclusion == null
            ? ExpressionReader.NOTHING
            : new Expression.Any(expressions.several(exclusion, 1, false));
    Expression notNear = ExpressionReader.NOTHING;
    int words = 0;
    Node nearNode = map.get("sauf-pres");
    if (nearNode != null) {
      YamlMap near = new YamlMap(file, nearNode, List.of("mots", "de"));
      Node wordsNode = near.need("mots");
      words = wordsNode == null ? 0 : YamlMap.number(file, wordsNode, 0, 500);
      Node from = near.need("de");
      if (from != null) {
        notNear = new Expression.Any(expressions.several(from, 1, true));
      }
    }
    List<Rule.Clause> clauses = new ArrayList<>();
    for (Map.Entry<String, Rule.Strength> strength : STRENGTHS.entrySet()) {
      for (Node item : map.items(strength.getKey())) {
        Expression expression = expressions.read(item);
        if (!ExpressionReader.isNothing(notNear) && expression.hasPlace()) {
          expression = new Expression.UnlessNear(expression, notNear, words);
        }
        if (!ExpressionReader.isNothing(nowhere)) {
          expression = new Expression.Unless(expression, nowhere);
        }
        clauses.add(new Rule.Clause(strength.getValue(), expression, file.written(item)));
      }
    }
    return clauses;
  }
}
