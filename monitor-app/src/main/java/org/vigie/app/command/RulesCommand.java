package org.vigie.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.match.RuleWork;
import org.vigie.message.Messages;
import org.vigie.reading.Readings;
import org.vigie.rehearsal.Rehearsal;
import org.vigie.rehearsal.Rehearsals;
import org.vigie.rule.Evaluation;
import org.vigie.rule.ExampleFailure;
import org.vigie.rule.LabelledSet;
import org.vigie.rule.Rule;
import org.vigie.rule.RuleProblem;
import org.vigie.rule.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigie rules}: whether the rules are well written, and whether they find what they should.
 */
@Command(name = "rules", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class RulesCommand {
  private static final int SLOWEST = 30;

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

  @Command(name = "try", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int rehearse(
      @Parameters(paramLabel = "FILE", descriptionKey = "rules.try.file") Path file,
      @Option(names = "--sample", paramLabel = "N", descriptionKey = "rules.try.sample")
          @Nullable Long sample,
      @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
          @Nullable OutputFormat format) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("scan.no-such-path", file);
    }
    PrintWriter err = spec.commandLine().getErr();
    Rules live = RuleSet.load(folders.config(), err).rules();
    Rules all = Rules.read(withInPlace(file, live));
    List<RuleProblem> problems =
        all.problems().stream().filter(problem -> problem.file().equals(file)).toList();
    List<Rule> drafts = all.rules().stream().filter(rule -> rule.file().equals(file)).toList();
    problems.forEach(
        problem -> err.println(problem.place() + ": " + Commands.words().get(problem.message())));
    if (!problems.isEmpty() || drafts.isEmpty()) {
      return 2;
    }
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      double flood =
          context.getEnvironment().getProperty("vigie.flood-alerts-per-week", Double.class, 50.0);
      Rehearsals rehearsals =
          new Rehearsals(context.getBean(JdbcClient.class), context.getBean(Readings.class));
      long most = sample == null ? Long.MAX_VALUE / 2 : Math.max(1, sample);
      Rehearsal rehearsal = rehearsals.rehearse(live.rules(), drafts, most, looked -> {});
      RehearsalReport report = new RehearsalReport(rehearsal, flood);
      PrintWriter out = spec.commandLine().getOut();
      if (format == OutputFormat.JSON) {
        report.printJson(new JsonLines(out));
      } else {
        report.print(out, Commands.words());
      }
      return rehearsal.found() > 0 ? 0 : 1;
    }
  }

  @Command(name = "cost", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int cost(
      @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
          @Nullable OutputFormat format) {
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      List<RuleWork.Row> rows = context.getBean(RuleWork.class).slowest(SLOWEST);
      PrintWriter out = spec.commandLine().getOut();
      JsonLines json = new JsonLines(out);
      for (RuleWork.Row row : rows) {
        if (format == OutputFormat.JSON) {
          json.print(cost(row));
        } else {
          out.println(
              Commands.words()
                  .get(
                      row.problem() == null ? "rules.cost" : "rules.cost-quarantined",
                      row.ruleId(),
                      row.number(),
                      row.looks(),
                      String.format(Locale.ROOT, "%.1f", row.microsPerLook()),
                      String.format(Locale.ROOT, "%.1f", row.nanos() / 1e6),
                      String.valueOf(row.problem())));
        }
      }
      return rows.isEmpty() ? 1 : 0;
    }
  }

  private static Map<String, @Nullable Object> cost(RuleWork.Row row) {
    Map<String, @Nullable Object> cost = new LinkedHashMap<>();
    cost.put("rule", row.ruleId());
    cost.put("revision", row.number());
    cost.put("looks", row.looks());
    cost.put("microsPerLook", row.microsPerLook());
    cost.put("nanos", row.nanos());
    cost.put("problem", row.problem());
    return cost;
  }

  /** The files of the rules in force, this one instead of the one of its name. */
  private List<Path> withInPlace(Path file, Rules live) {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> listed = Files.list(folders.config().resolve("rules"))) {
      listed
          .filter(one -> one.toString().endsWith(".yml") || one.toString().endsWith(".yaml"))
          .filter(one -> !one.endsWith(String.valueOf(file.getFileName())))
          .sorted()
          .forEach(files::add);
    } catch (IOException unreadable) {
      live.rules().stream().map(Rule::file).distinct().forEach(files::add);
    }
    files.add(file);
    return files;
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
