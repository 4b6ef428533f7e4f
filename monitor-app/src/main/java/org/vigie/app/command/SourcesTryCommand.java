package org.vigie.app.command;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.message.Messages;
import org.vigie.publication.DocumentLink;
import org.vigie.scrapers.Connectors;
import org.vigie.scrapers.SourceGuess;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.SourceFiles;
import org.vigie.source.SourceProblem;
import org.vigie.source.TryWalk;
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
    SourceFiles reader = new SourceFiles(Connectors.all(Clock.systemUTC()));
    if (Files.isRegularFile(Path.of(what.replace("\0", "")))) {
      return walk(reader.read(List.of(Path.of(what))), List.of(), "");
    }
    URI address =
        WebAddress.parse(what).orElseThrow(() -> new BadInput("sources.try.neither", what));
    SourceGuess guess;
    try (var context = Application.fetching(SourcesCommand.folders(spec))) {
      guess = SourceGuess.of(address, context.getBean(Fetcher.class));
    }
    if (guess.yaml().isEmpty()) {
      print(guess.type(), guess.health(), guess.reason(), List.of(), guess.warnings(), "");
      return 1;
    }
    if (format == OutputFormat.TEXT) {
      spec.commandLine()
          .getOut()
          .println(words.get("sources.try.guessed", guess.type(), words.get(guess.reason())));
    }
    return walk(
        reader.readText(Path.of("proposed.yml"), guess.yaml()), guess.warnings(), guess.yaml());
  }

  private int walk(SourceFiles.Result read, List<Message> warnings, String yaml) {
    for (SourceProblem problem : read.problems()) {
      spec.commandLine().getErr().println(Problems.line(problem, words));
    }
    if (read.sources().isEmpty()) {
      return 2;
    }
    TryWalk.Tried tried;
    try (var context = Application.fetching(SourcesCommand.folders(spec))) {
      tried = context.getBean(TryWalk.class).walk(read.sources().getFirst());
    }
    List<Message> all = new ArrayList<>(warnings);
    tried.warnings().stream().filter(warning -> !all.contains(warning)).forEach(all::add);
    print(tried.source().type(), tried.health(), tried.reason(), tried.items(), all, yaml);
    return tried.items().isEmpty() ? 1 : 0;
  }

  private void print(
      String type,
      Health health,
      Message reason,
      List<Discovery> items,
      List<Message> warnings,
      String yaml) {
    PrintWriter out = spec.commandLine().getOut();
    if (format == OutputFormat.JSON) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("type", type);
      line.put("health", health.id());
      line.put("reason", words.get(reason));
      line.put("warnings", warnings.stream().map(words::get).toList());
      line.put("items", items.stream().map(SourcesTryCommand::json).toList());
      line.put("definition", yaml);
      new JsonLines(out).print(line);
      return;
    }
    if (!yaml.isEmpty()) {
      out.println();
      out.println(yaml);
    }
    out.println(words.get("health." + health.id()) + " " + Terminal.line(words.get(reason)));
    warnings.forEach(warning -> out.println("▲ " + Terminal.line(words.get(warning))));
    for (Discovery item : items) {
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
