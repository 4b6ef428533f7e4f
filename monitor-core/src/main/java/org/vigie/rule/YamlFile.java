package org.vigie.rule;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.vigie.message.Message;

/**
 * A YAML file as a tree with places. What a hostile file could do is refused before the tree is
 * built: size, nesting, anchors and aliases.
 */
final class YamlFile {
  private static final int LARGEST_BYTES = 512 * 1024;
  private static final int DEEPEST = 30;
  private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(true).build();

  private final Path file;
  private final List<RuleProblem> problems;
  private String text = "";
  private int[] codePoints = {};
  private @Nullable Node root;

  YamlFile(Path file, List<RuleProblem> problems) {
    this.file = file;
    this.problems = problems;
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        problem(1, 1, Message.of("rule.problem.too-large", LARGEST_BYTES / 1024));
        return;
      }
      text = decoded(Files.readAllBytes(file));
      codePoints = text.codePoints().toArray();
      compose();
    } catch (CharacterCodingException wrongBytes) {
      problem(1, 1, Message.of("rule.problem.not-utf8"));
    } catch (IOException unreadable) {
      problem(1, 1, Message.of("rule.problem.unreadable", String.valueOf(unreadable.getMessage())));
    } catch (GuardedParser.Refused refused) {
      problem(refused.mark(), refused.reason());
    } catch (MarkedYamlEngineException invalid) {
      problem(
          invalid.getProblemMark(), Message.of("rule.problem.yaml", oneLine(invalid.getProblem())));
    } catch (YamlEngineException invalid) {
      problem(1, 1, Message.of("rule.problem.yaml", oneLine(String.valueOf(invalid.getMessage()))));
    }
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }

  private static String oneLine(String problem) {
    String line = problem.replaceAll("\\s+", " ").strip();
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  private void compose() {
    GuardedParser parser = new GuardedParser(SETTINGS, text, DEEPEST);
    Composer composer = new Composer(SETTINGS, parser);
    if (!composer.hasNext()) {
      return;
    }
    Node only = composer.next();
    if (composer.hasNext()) {
      problem(parser.peekEvent().getStartMark(), Message.of("rule.problem.documents"));
    } else {
      root = only;
    }
  }

  Path file() {
    return file;
  }

  Optional<Node> root() {
    return Optional.ofNullable(root);
  }

  /** The lines of a part of the file. */
  String lines(Node node) {
    int first = node.getStartMark().map(Mark::getLine).orElse(0);
    Mark end = node.getEndMark().orElse(null);
    List<String> lines = text.lines().toList();
    int last =
        end == null ? lines.size() : end.getColumn() == 0 ? end.getLine() : end.getLine() + 1;
    return String.join("\n", lines.subList(first, Math.clamp(last, first, lines.size())));
  }

  /** A part of the file on one line. */
  String written(Node node) {
    int from = node.getStartMark().map(Mark::getIndex).orElse(0);
    int to = node.getEndMark().map(Mark::getIndex).orElse(from);
    int length = Math.clamp((long) to - from, 0, codePoints.length - from);
    String line = new String(codePoints, from, length).replaceAll("\\s+", " ").strip();
    return line.length() > 500 ? line.substring(0, 499) + "…" : line;
  }

  void problem(Node node, Message message) {
    problem(node.getStartMark(), message);
  }

  private void problem(Optional<Mark> place, Message message) {
    problem(
        place.map(Mark::getLine).orElse(0) + 1, place.map(Mark::getColumn).orElse(0) + 1, message);
  }

  private void problem(int line, int column, Message message) {
    problems.add(new RuleProblem(file, line, column, message));
  }
}
