package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred rule files, each a shipped one with an accident that an editor may have. */
class MalformedRuleFilesTest {
  private static final Path SHIPPED =
      Files.exists(Path.of("config/rules")) ? Path.of("config/rules") : Path.of("../config/rules");
  private static final int FILES = 200;
  private static final List<Accident> ACCIDENTS = List.of(Accident.values());

  @TempDir private Path folder;

  private enum Accident {
    KEY_MISSPELT {
      @Override
      String happen(String text, Random random) {
        return text.replaceFirst("(?m)^(\\s*(?:- )?)(id|famille|regles|listes):", "$1$2x:");
      }
    },
    LINE_DUPLICATED {
      @Override
      String happen(String text, Random random) {
        return text.replaceFirst("(?m)^(    (?:famille|noms):.*)$|^(listes:)$", "$0\n$0");
      }
    },
    LINE_DELETED {
      @Override
      String happen(String text, Random random) {
        return text.replaceFirst("(?m)^    famille:.*\n|^listes:\n", "");
      }
    },
    LINE_INDENTED {
      @Override
      String happen(String text, Random random) {
        return anyLine(text, random, "   ");
      }
    },
    TAB {
      @Override
      String happen(String text, Random random) {
        return anyLine(text, random, "\t");
      }
    },
    QUOTE_OPEN {
      @Override
      String happen(String text, Random random) {
        return anyLine(text, random, "\"");
      }
    },
    BRACKET_OPEN {
      @Override
      String happen(String text, Random random) {
        return text + "\n  - [a, {b: c}";
      }
    },
    ALIAS {
      @Override
      String happen(String text, Random random) {
        return text.replaceFirst("(?m)^(regles|listes):", "$1: &tout");
      }
    },
    NESTING {
      @Override
      String happen(String text, Random random) {
        return text + "\nautre: " + "[".repeat(100 + random.nextInt(20_000));
      }
    },
    WRONG_TYPE {
      @Override
      String happen(String text, Random random) {
        return text.replaceFirst("(?m)^(regles|listes):(.*\n)*", "$1: 3\n");
      }
    },
    SECOND_DOCUMENT {
      @Override
      String happen(String text, Random random) {
        return text + "\n---\n" + text;
      }
    },
    CONTROL_CHARACTER {
      @Override
      String happen(String text, Random random) {
        return anyLine(text, random, "\u0007");
      }
    },
    NOTHING_LEFT {
      @Override
      String happen(String text, Random random) {
        return "# " + text.lines().findFirst().orElse("");
      }
    };

    abstract String happen(String text, Random random);

    /** Changes a line that is neither a comment nor empty. */
    static String anyLine(String text, Random random, String before) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      int at = random.nextInt(lines.size());
      while (lines.get(at).isBlank() || lines.get(at).strip().startsWith("#")) {
        at = (at + 1) % lines.size();
      }
      lines.set(at, before + lines.get(at));
      return String.join("\n", lines) + "\n";
    }
  }

  @Test
  void each_is_reported_at_its_place_and_harms_no_other_file() throws IOException {
    List<Path> shipped = shipped();
    Set<String> sound =
        Rules.read(shipped).rules().stream().map(Rule::id).collect(Collectors.toSet());
    Random random = new Random(20261124);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      Path original = shipped.get(random.nextInt(shipped.size()));
      Accident accident = ACCIDENTS.get(i % ACCIDENTS.size());
      byte[] bytes = Files.readAllBytes(original);
      String text = new String(bytes, StandardCharsets.UTF_8);
      String broken = accident.happen(text, random);
      byte[] written =
          i % 17 == 0
              ? broken.getBytes(StandardCharsets.UTF_16LE)
              : broken.getBytes(StandardCharsets.UTF_8);
      Path file = Files.write(folder.resolve("broken-" + i + ".yml"), written);
      List<Path> files = new ArrayList<>(shipped);
      files.set(files.indexOf(original), file);
      String what = accident + " in " + original.getFileName() + " as " + file;

      Rules rules = Rules.read(files);

      if (broken.equals(text) || isHarmless(accident, rules)) {
        continue;
      }
      refused++;
      assertThat(rules.problems()).as(what).anyMatch(problem -> problem.file().equals(file));
      assertThat(rules.problems()).as(what).allSatisfy(this::isComplete);
      assertThat(rules.rules()).as(what).noneMatch(rule -> rule.file().equals(file));
      Set<String> others =
          Rules.read(without(shipped, original)).rules().stream()
              .map(Rule::id)
              .collect(Collectors.toSet());
      assertThat(rules.rules()).as(what).extracting(Rule::id).containsAll(others);
      assertThat(sound).as(what).containsAll(others);
    }
    assertThat(refused).isGreaterThanOrEqualTo(FILES * 9 / 10);
  }

  /** A line a little more indented may still be YAML with the same sense. */
  private static boolean isHarmless(Accident accident, Rules rules) {
    return accident == Accident.LINE_INDENTED && rules.problems().isEmpty();
  }

  private void isComplete(RuleProblem problem) {
    assertThat(problem.line()).isPositive();
    assertThat(problem.column()).isPositive();
    for (Locale language : List.of(Locale.ROOT, Locale.ENGLISH)) {
      ResourceBundle.Control exact =
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
      ResourceBundle bundle = ResourceBundle.getBundle("messages/core", language, exact);
      assertThat(bundle.keySet()).contains(problem.message().key());
    }
  }

  private static List<Path> without(List<Path> files, Path one) {
    return files.stream().filter(file -> !file.equals(one)).toList();
  }

  private static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
