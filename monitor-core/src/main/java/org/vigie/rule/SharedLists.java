package org.vigie.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.vigie.message.Message;

/**
 * The named lists of all files. A list counts only where its file, and those of the lists it uses,
 * have no mistake: a rule that uses another is not loaded, rather than loaded with less than its
 * author wrote.
 */
final class SharedLists {
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Set<Path> unread = new TreeSet<>();

  private record Entry(Expression.WordList list, String text, YamlFile file, Uses uses) {}

  /** The lists that a rule or a list names, each with the first place where it does. */
  static final class Uses {
    private final Map<String, Node> places = new TreeMap<>();

    void add(String list, Node place) {
      places.putIfAbsent(list, place);
    }
  }

  /** A file that could not be read, or not whole: any list may have been in it. */
  void unread(Path file) {
    unread.add(file);
  }

  boolean isAnyFileUnread() {
    return !unread.isEmpty();
  }

  Expression.@Nullable WordList get(String name) {
    Entry entry = entries.get(name);
    return entry == null ? null : entry.list();
  }

  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  void read(YamlFile file, Node node) {
    YamlMap lists = new YamlMap(file, node, YamlMap.noKeys());
    if (!(node instanceof MappingNode)) {
      unread.add(file.file());
    }
    for (Map.Entry<String, Node> item : lists.values().entrySet()) {
      // the lists before it: so a list may use another, and none itself
      Uses uses = new Uses();
      List<Expression> parts =
          new ExpressionReader(file, this, uses).several(item.getValue(), 1, false);
      Expression.WordList list = new Expression.WordList(item.getKey(), new Expression.Any(parts));
      Entry entry = new Entry(list, file.lines(item.getValue()), file, uses);
      if (entries.putIfAbsent(item.getKey(), entry) != null) {
        file.problem(item.getValue(), Message.of("rule.problem.duplicate-key", item.getKey()));
      }
    }
  }

  /** The lists' lines, with those of the lists that they use, by name. */
  String texts(Uses uses) {
    Map<String, Entry> all = new TreeMap<>();
    List<String> open = new ArrayList<>(uses.places.keySet());
    while (!open.isEmpty()) {
      String name = open.removeLast();
      Entry entry = entries.get(name);
      if (entry != null && all.putIfAbsent(name, entry) == null) {
        open.addAll(entry.uses().places.keySet());
      }
    }
    StringBuilder texts = new StringBuilder();
    all.forEach(
        (name, entry) -> texts.append("\n# liste ").append(name).append('\n').append(entry.text()));
    return texts.toString();
  }

  /** Says of each list in a sound file that it uses one which does not count. */
  void reportBroken(Set<Path> broken) {
    for (Entry entry : entries.values()) {
      if (!broken.contains(entry.file().file())) {
        reportBroken(entry.file(), entry.uses(), broken);
      }
    }
  }

  /** Says so at the places; false where all lists used count. */
  boolean reportBroken(YamlFile file, Uses uses, Set<Path> broken) {
    boolean any = false;
    for (Map.Entry<String, Node> use : uses.places.entrySet()) {
      Set<Path> culprits = culprits(use.getKey(), broken, new HashSet<>());
      if (!culprits.isEmpty()) {
        any = true;
        String files = String.join(", ", culprits.stream().map(Path::toString).sorted().toList());
        file.problem(use.getValue(), Message.of("rule.problem.broken-list", use.getKey(), files));
      }
    }
    return any;
  }

  private Set<Path> culprits(String name, Set<Path> broken, Set<String> asked) {
    Set<Path> culprits = new HashSet<>();
    Entry entry = entries.get(name);
    if (entry == null) {
      return unread;
    }
    if (broken.contains(entry.file().file())) {
      culprits.add(entry.file().file());
    }
    if (asked.add(name)) {
      entry.uses().places.keySet().forEach(use -> culprits.addAll(culprits(use, broken, asked)));
    }
    return culprits;
  }
}
