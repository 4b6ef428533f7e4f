package org.vigie.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.message.Messages;
import org.vigie.scrapers.Connectors;
import org.vigie.source.Health;
import org.vigie.source.Source;
import org.vigie.source.SourceFiles;
import org.vigie.source.SourceProblem;
import org.vigie.source.TryWalk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigie sources check}: whether the definitions are well written, and whether each place
 * answers with what its definition expects. Exit status 0 where all do, 1 where one does not, 2
 * where a definition is wrong.
 */
@Command(name = "check", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class SourcesCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--offline", descriptionKey = "sources.offline")
  private boolean offline;

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
  private OutputFormat format = OutputFormat.TEXT;

  @Parameters(arity = "0..*", paramLabel = "FILE", descriptionKey = "sources.file")
  private @Nullable List<Path> files;

  @Override
  public Integer call() throws InterruptedException {
    SourceFiles reader = new SourceFiles(Connectors.all(Clock.systemUTC()));
    SourceFiles.Result read =
        files == null || files.isEmpty()
            ? reader.readFolder(SourcesCommand.folders(spec).config().resolve("sources"))
            : reader.read(files);
    Messages words = Commands.words();
    for (SourceProblem problem : read.problems()) {
      spec.commandLine().getErr().println(Problems.line(problem, words));
    }
    boolean allAnswer = true;
    if (offline) {
      PrintWriter out = spec.commandLine().getOut();
      for (Source source : read.sources()) {
        out.println(words.get("sources.well-written", source.id(), source.type(), source.name()));
      }
    } else {
      for (TryWalk.Tried tried : walkAll(read.sources())) {
        print(tried, words);
        allAnswer &= tried.health() == Health.OK || tried.health() == Health.EMPTY;
      }
    }
    if (!read.problems().isEmpty()) {
      return 2;
    }
    return allAnswer ? 0 : 1;
  }

  /** All at once: the fetcher sees to it that no host is asked twice at the same time. */
  private List<TryWalk.Tried> walkAll(List<Source> sources) throws InterruptedException {
    try (var context = Application.fetching(SourcesCommand.folders(spec));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TryWalk walk = context.getBean(TryWalk.class);
      List<Future<TryWalk.Tried>> all =
          threads.invokeAll(
              sources.stream()
                  .<Callable<TryWalk.Tried>>map(source -> () -> walk.walk(source))
                  .toList());
      return all.stream().map(SourcesCheckCommand::result).toList();
    }
  }

  private static TryWalk.Tried result(Future<TryWalk.Tried> walked) {
    try {
      return walked.get();
    } catch (InterruptedException | ExecutionException ours) {
      throw new IllegalStateException(ours);
    }
  }

  private void print(TryWalk.Tried tried, Messages words) {
    PrintWriter out = spec.commandLine().getOut();
    int documents = tried.items().stream().mapToInt(item -> item.documents().size()).sum();
    if (format == OutputFormat.JSON) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("source", tried.source().id().value());
      line.put("type", tried.source().type());
      line.put("health", tried.health().id());
      line.put("reason", words.get(tried.reason()));
      line.put("items", tried.items().size());
      line.put("documents", documents);
      line.put("warnings", tried.warnings().stream().map(words::get).toList());
      new JsonLines(out).print(line);
      return;
    }
    out.println(
        "%-28s %-10s %-18s %s"
            .formatted(
                tried.source().id(),
                tried.source().type(),
                words.get("health." + tried.health().id()),
                words.get("sources.yield", tried.items().size(), documents)));
    if (!tried.reason().isNone()) {
      out.println("    " + Terminal.line(words.get(tried.reason())));
    }
    for (Message warning : tried.warnings()) {
      out.println("    ▲ " + Terminal.line(words.get(warning)));
    }
  }
}
