package org.vigie.app.command;

import static org.vigie.scrapers.SourceTrial.Progress.UNSEEN;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Messages;
import org.vigie.publication.DocumentLink;
import org.vigie.scrapers.Connectors;
import org.vigie.scrapers.SourceTrial;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Discovery;
import org.vigie.source.SourceFiles;
import org.vigie.source.SourceProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigie sources try}: what an address or a definition would yield, without storing anything.
 * Of an address the family is guessed and the definition proposed. Exit status 0 where something
 * was found, 1 where nothing was, 2 where the definition is wrong.
 */
@Command(name = "try", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class SourcesTryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
  private OutputFormat format = OutputFormat.TEXT;

  @Parameters(paramLabel = "URL|FILE", descriptionKey = "sources.try.what")
  private String what = "";

  private final Messages words = Commands.words();

  @Override
  public Integer call() {
    if (Files.isRegularFile(Path.of(what.replace("\0", "")))) {
      SourceFiles reader = new SourceFiles(Connectors.all(Clock.systemUTC()));
      SourceFiles.Result read = reader.read(List.of(Path.of(what)));
      return read.sources().isEmpty()
          ? tell(read.problems())
          : tell(trial(trial -> trial.ofDefinition(read.sources().getFirst(), UNSEEN)), "");
    }
    URI address =
        WebAddress.parse(what).orElseThrow(() -> new BadInput("sources.try.neither", what));
    SourceTrial.Report report = trial(trial -> trial.ofAddress(address, UNSEEN));
    if (format == OutputFormat.TEXT && !report.guessed().isNone()) {
      spec.commandLine()
          .getOut()
          .println(words.get("sources.try.guessed", report.type(), words.get(report.guessed())));
    }
    return report.problems().isEmpty()
        ? tell(report, report.definition())
        : tell(report.problems());
  }

  private SourceTrial.Report trial(Function<SourceTrial, SourceTrial.Report> trial) {
    try (var context = Application.fetching(SourcesCommand.folders(spec))) {
      return trial.apply(context.getBean(SourceTrial.class));
    }
  }

  private int tell(List<SourceProblem> problems) {
    for (SourceProblem problem : problems) {
      spec.commandLine().getErr().println(Problems.line(problem, words));
    }
    return 2;
  }

  private int tell(SourceTrial.Report report, String yaml) {
    print(report, yaml);
    return report.items().isEmpty() ? 1 : 0;
  }

  private void print(SourceTrial.Report report, String yaml) {
    PrintWriter out = spec.commandLine().getOut();
    if (format == OutputFormat.JSON) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("type", report.type());
      line.put("health", report.health().id());
      line.put("reason", words.get(report.reason()));
      line.put("warnings", report.warnings().stream().map(words::get).toList());
      line.put("items", report.items().stream().map(SourcesTryCommand::json).toList());
      line.put("definition", yaml);
      new JsonLines(out).print(line);
      return;
    }
    if (!yaml.isEmpty()) {
      out.println();
      out.println(yaml);
    }
    out.println(
        words.get("health." + report.health().id())
            + " "
            + Terminal.line(words.get(report.reason())));
    report.warnings().forEach(warning -> out.println("▲ " + Terminal.line(words.get(warning))));
    for (Discovery item : report.items()) {
      out.println("%-10s  %s".formatted(date(item), Terminal.line(item.facts().title())));
      for (DocumentLink document : item.documents()) {
        out.println("            %s".formatted(document.uri()));
      }
    }
  }

  private static String date(Discovery item) {
    LocalDate date =
        item.facts().publishedOn() == null ? item.facts().signedOn() : item.facts().publishedOn();
    return Objects.toString(date, "-");
  }

  private static Map<String, Object> json(Discovery item) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", item.externalId());
    line.put("date", date(item));
    line.put("title", item.facts().title());
    line.put("link", item.facts().link().toString());
    line.put("documents", item.documents().stream().map(one -> one.uri().toString()).toList());
    return line;
  }
}
