package org.vigie.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.message.Message;

/**
 * The rules of a folder. A file with a mistake gives none of its rules and lists and all of its
 * mistakes; the other files go on working, but for their rules that use a list of that file: those
 * are reported where they name it.
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
    Map<YamlFile, YamlMap> opened = new LinkedHashMap<>();
    SharedLists lists = new SharedLists();
    for (Path path : files) {
      YamlFile file = new YamlFile(path, problems);
      if (file.root().isPresent()) {
        YamlMap top = new YamlMap(file, file.root().get(), TOP);
        opened.put(file, top);
        if (!problems.isEmpty() && problems.getLast().file().equals(path)) {
          lists.unread(path);
        }
      } else {
        lists.unread(path);
        if (problems.stream().noneMatch(problem -> problem.file().equals(path))) {
          problems.add(new RuleProblem(path, 1, 1, Message.of("rule.problem.empty")));
        }
      }
    }
    opened.forEach(
        (file, top) -> Optional.ofNullable(top.get("listes")).ifPresent(n -> lists.read(file, n)));
    List<RuleReader.Read> read = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    opened.forEach(
        (file, top) -> {
          RuleReader reader = new RuleReader(file, lists);
          top.items("regles").forEach(node -> read.add(reader.read(node, ids)));
        });
    Set<Path> broken = problems.stream().map(RuleProblem::file).collect(Collectors.toSet());
    lists.reportBroken(broken);
    List<Rule> rules = new ArrayList<>();
    for (RuleReader.Read one : read) {
      boolean lacksAList = lists.reportBroken(one.file(), one.uses(), broken);
      if (!lacksAList && !broken.contains(one.file().file())) {
        rules.add(one.rule());
      }
    }
    problems.sort(
        Comparator.comparing(RuleProblem::file)
            .thenComparingInt(RuleProblem::line)
            .thenComparingInt(RuleProblem::column));
    return new Rules(rules, problems);
  }
}
