package org.vigie.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.vigie.app.wiring.Configured;
import org.vigie.message.Messages;
import org.vigie.source.SourceId;
import org.vigie.source.SourceProblem;
import org.vigie.source.Sources;
import org.vigie.stage.BatchStages;
import org.vigie.stage.SourceResult;
import org.vigie.stage.StageBusy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigie harvest}: all three stages now, with progress, and a line a source at the end. */
@Command(name = "harvest", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class HarvestCommand implements Callable<Integer> {
  @Mixin private Folders folders = new Folders();

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
  private OutputFormat format = OutputFormat.TEXT;

  @Parameters(arity = "0..*", paramLabel = "SOURCE", descriptionKey = "harvest.source")
  private List<String> names = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Messages words = Commands.words();
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      Configured configured = context.getBean(Configured.class);
      for (SourceProblem problem : configured.sourceProblems()) {
        err.println(Problems.line(problem, words));
      }
      configured
          .ruleProblems()
          .forEach(problem -> err.println(problem.place() + ": " + words.get(problem.message())));
      List<SourceId> asked = ids(context.getBean(Sources.class));
      List<SourceResult> results;
      try (StageProgressBar progress = new StageProgressBar(err, words)) {
        results = context.getBean(BatchStages.class).runAll(asked, progress);
      } catch (StageBusy busy) {
        throw new BadInput("harvest.busy", busy.stage());
      }
      print(results, words);
      boolean wellWritten =
          configured.sourceProblems().isEmpty() && configured.ruleProblems().isEmpty();
      return wellWritten ? 0 : 2;
    }
  }

  private List<SourceId> ids(Sources sources) {
    List<SourceId> ids = new ArrayList<>();
    for (String name : names) {
      SourceId id;
      try {
        id = new SourceId(name);
      } catch (IllegalArgumentException notAnId) {
        throw new BadInput("source.id.invalid", name);
      }
      if (sources.definition(id).isEmpty()) {
        throw new BadInput("harvest.unknown-source", name, sources.active());
      }
      ids.add(id);
    }
    return ids;
  }

  private void print(List<SourceResult> results, Messages words) {
    PrintWriter out = spec.commandLine().getOut();
    JsonLines lines = new JsonLines(out);
    for (SourceResult result : results) {
      if (format == OutputFormat.JSON) {
        lines.print(json(result));
      } else {
        out.println(
            "%-28s %-16s %s"
                .formatted(
                    result.source(),
                    result.health() == null ? "-" : words.get("health." + result.health().id()),
                    words.get(
                        "harvest.counts",
                        result.discovered(),
                        result.fetched(),
                        result.extracted(),
                        result.failed(),
                        result.matches(),
                        result.alerts(),
                        result.seconds())));
      }
    }
  }

  private static Map<String, @Nullable Object> json(SourceResult result) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("source", result.source().value());
    line.put("health", result.health() == null ? null : result.health().id());
    line.put("discovered", result.discovered());
    line.put("fetched", result.fetched());
    line.put("notModified", result.notModified());
    line.put("extracted", result.extracted());
    line.put("failed", result.failed());
    line.put("matches", result.matches());
    line.put("alerts", result.alerts());
    line.put("seconds", result.seconds());
    return line;
  }
}
