package org.vigie.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.vigie.message.Message;

/**
 * The rules of a folder. A file with a mistake gives none of its rules and all of its mistakes; the
 * other files go on working.
 *
 * @param problems in order of file and line
 */
public record Rules(List<Rule> rules, List<RuleProblem> problems) {
  private static final List<String> TOP = List.of("regles", "listes");

  public Rules {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /** Reads {@code rules/*.yml} of the configuration's folder. */
  public static Rules load(Path configDir) {
    Path folder = configDir.resolve("rules");
    try (Stream<Path> listed = Files.list(folder)) {
      return read(listed.filter(Rules::isRuleFile).sorted().toList());
    } catch (IOException unreadable) {
      Message message = Message.of("rule.problem.no-folder", folder);
      return new Rules(List.of(), List.of(new RuleProblem(folder, 1, 1, message)));
    }
  }

  private static boolean isRuleFile(Path path) {
    String name = path.toString();
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  /** Reads these files; a list of one may be used in another. */
  public static Rules read(List<Path> files) {
    List<RuleProblem> problems = new ArrayList<>();
    Map<YamlFile, YamlMap> opened = new HashMap<>();
    List<YamlFile> order = new ArrayList<>();
    Map<String, Expression.WordList> lists = new HashMap<>();
    Map<String, String> listTexts = new HashMap<>();
    for (Path path : files) {
      YamlFile file = new YamlFile(path, problems);
      if (file.root().isPresent()) {
        YamlMap top = new YamlMap(file, file.root().get(), TOP);
        order.add(file);
        opened.put(file, top);
        readLists(file, top, lists, listTexts);
      } else if (problems.stream().noneMatch(problem -> problem.file().equals(path))) {
        problems.add(new RuleProblem(path, 1, 1, Message.of("rule.problem.empty")));
      }
    }
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlFile file : order) {
      RuleReader reader = new RuleReader(file, lists, listTexts);
      YamlMap top = opened.get(file);
      List<Node> nodes = top == null ? List.of() : top.items("regles");
      for (Node node : nodes) {
        rules.add(reader.read(node, ids));
      }
    }
    Set<Path> broken = new HashSet<>();
    problems.forEach(problem -> broken.add(problem.file()));
    rules.removeIf(rule -> broken.contains(rule.file()));
    problems.sort(
        Comparator.comparing(RuleProblem::file)
            .thenComparingInt(RuleProblem::line)
            .thenComparingInt(RuleProblem::column));
    return new Rules(rules, problems);
  }

  private static void readLists(
      YamlFile file,
      YamlMap top,
      Map<String, Expression.WordList> lists,
      Map<String, String> texts) {
    Node node = top.get("listes");
    if (node == null) {
      return;
    }
    for (Map.Entry<String, Node> entry :
        new YamlMap(file, node, YamlMap.noKeys()).values().entrySet()) {
      // the lists before it: so a list may use another, and none itself
      List<Expression> parts =
          new ExpressionReader(file, Map.copyOf(lists)).several(entry.getValue(), 1, false);
      Expression.WordList list = new Expression.WordList(entry.getKey(), new Expression.Any(parts));
      if (lists.putIfAbsent(entry.getKey(), list) != null) {
        file.problem(entry.getValue(), Message.of("rule.problem.duplicate-key", entry.getKey()));
      }
      texts.put(entry.getKey(), file.lines(entry.getValue()));
    }
  }
}
