package org.vigie.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.vigie.message.Messages;
import org.vigie.scrapers.Connectors;
import org.vigie.source.Health;
import org.vigie.source.Source;
import org.vigie.source.SourceFiles;
import org.vigie.source.SourceProblem;
import org.vigie.source.SourceState;
import org.vigie.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigie sources}: what is watched and whether it is well written, and how healthy it is. */
@Command(
    name = "sources",
    resourceBundle = "messages.command",
    mixinStandardHelpOptions = true,
    subcommands = ParseCommand.class)
final class SourcesCommand {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Europe/Paris"));

  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec;

  @Command(name = "check", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int check(
      @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "sources.file")
          @Nullable List<Path> files) {
    SourceFiles reader = new SourceFiles(Connectors.all(Clock.systemUTC()));
    SourceFiles.Result result =
        files == null || files.isEmpty()
            ? reader.readFolder(folders.config().resolve("sources"))
            : reader.read(files);
    Messages words = Commands.words();
    PrintWriter out = spec.commandLine().getOut();
    for (SourceProblem problem : result.problems()) {
      out.println(Problems.line(problem, words));
    }
    for (Source source : result.sources()) {
      out.println(words.get("sources.well-written", source.id(), source.type(), source.name()));
    }
    return result.problems().isEmpty() ? 0 : 2;
  }

  @Command(name = "list", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
          @Nullable OutputFormat format) {
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      List<SourceState> states = context.getBean(Sources.class).list();
      PrintWriter out = spec.commandLine().getOut();
      Messages words = Commands.words();
      JsonLines lines = new JsonLines(out);
      for (SourceState state : states) {
        if (format == OutputFormat.JSON) {
          lines.print(json(state, words));
        } else {
          out.println(
              "%-28s %-10s %-18s %-12s %s"
                  .formatted(
                      state.id(),
                      state.type(),
                      state.health() == null
                          ? words.get("sources.never-read")
                          : words.get("health." + state.health().id()),
                      state.healthSince() == null ? "" : DAY.format(state.healthSince()),
                      words.get(state.reason())));
        }
      }
      return states.stream().allMatch(state -> state.health() == Health.OK || state.paused())
          ? 0
          : 1;
    }
  }

  private static Map<String, @Nullable Object> json(SourceState state, Messages words) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("source", state.id().value());
    line.put("type", state.type());
    line.put("health", state.health() == null ? null : state.health().id());
    line.put("reason", words.get(state.reason()));
    line.put("since", Objects.toString(state.healthSince(), null));
    line.put("lastNew", Objects.toString(state.lastNewAt(), null));
    return line;
  }
}
