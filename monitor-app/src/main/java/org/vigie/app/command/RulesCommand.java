package org.vigie.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Messages;
import org.vigie.rule.Evaluation;
import org.vigie.rule.ExampleFailure;
import org.vigie.rule.LabelledSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code vigie rules}: whether the rules are well written, and whether they find what they should.
 */
@Command(name = "rules", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class RulesCommand {
  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec;

  @Command(name = "check", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int check() {
    RuleSet rules = RuleSet.load(folders.config(), spec.commandLine().getErr());
    if (rules.hasProblems()) {
      return 2;
    }
    spec.commandLine()
        .getOut()
        .println(Commands.words().get("rules.well-written", rules.rules().rules().size()));
    return 0;
  }

  @Command(name = "test", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int test(
      @Option(names = "--labelled", paramLabel = "FILE", descriptionKey = "rules.labelled")
          @Nullable Path labelled)
      throws IOException {
    RuleSet rules = RuleSet.load(folders.config(), spec.commandLine().getErr());
    boolean wellWritten = !rules.hasProblems();
    boolean right = labelled == null ? testExamples(rules) : testLabelled(rules, labelled);
    if (!wellWritten) {
      return 2;
    }
    return right ? 0 : 1;
  }

  private boolean testExamples(RuleSet rules) {
    Messages words = Commands.words();
    var out = spec.commandLine().getOut();
    List<ExampleFailure> failures = ExampleFailure.of(rules.rules().rules());
    for (ExampleFailure failure : failures) {
      out.println(
          words.get(
              failure.mustMatch() ? "rules.example-missed" : "rules.example-wrong",
              failure.rule().file(),
              failure.rule().id(),
              failure.example()));
    }
    long examples =
        rules.rules().rules().stream()
            .mapToLong(rule -> rule.mustMatch().size() + rule.mustNotMatch().size())
            .sum();
    out.println(
        words.get(
            "rules.examples",
            String.valueOf(examples - failures.size()),
            String.valueOf(examples),
            rules.rules().rules().size()));
    return failures.isEmpty();
  }

  private boolean testLabelled(RuleSet rules, Path labelled) throws IOException {
    if (!Files.isRegularFile(labelled)) {
      throw new BadInput("scan.no-such-path", labelled);
    }
    Messages words = Commands.words();
    var out = spec.commandLine().getOut();
    Evaluation evaluation = Evaluation.of(rules.matcher(), LabelledSet.read(labelled));
    for (Evaluation.Miss miss : evaluation.misses()) {
      out.println(
          words.get(
              miss.isOnlyFamily() ? "rules.miss-family" : "rules.miss",
              miss.id(),
              new TreeSet<>(miss.expected()),
              new TreeSet<>(miss.found()),
              new TreeSet<>(miss.rules()),
              miss.text().lines().findFirst().orElse("")));
    }
    out.println(
        words.get(
            "rules.measured",
            evaluation.texts(),
            share(evaluation.precision()),
            share(evaluation.recall()),
            share(evaluation.familyRecall()),
            share(evaluation.familyF1())));
    return evaluation.misses().stream().allMatch(Evaluation.Miss::isOnlyFamily);
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }
}
