package org.vigie.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.vigie.message.Messages;
import org.vigie.search.ArchiveSearch;
import org.vigie.search.BadQuery;
import org.vigie.search.CommittedIndex;
import org.vigie.search.Question;
import org.vigie.search.Question.Order;
import org.vigie.search.SearchResults;
import org.vigie.search.Slice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigie search}: reads the index alone, so it works beside a running service. */
@Command(name = "search", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
  private static final int AROUND = 100;

  @Mixin private Folders folders = new Folders();

  @Parameters(arity = "0..*", paramLabel = "QUERY", descriptionKey = "search.query")
  private List<String> words = new ArrayList<>();

  @Option(names = "--rebuild", descriptionKey = "search.rebuild")
  private boolean rebuild;

  @Option(names = "--by-date", descriptionKey = "search.by-date")
  private boolean byDate;

  @Option(names = "--most", paramLabel = "N", descriptionKey = "search.most")
  private int most = 20;

  @Option(names = "--after", paramLabel = "MARK", descriptionKey = "search.after")
  private @Nullable String after;

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
  private OutputFormat format = OutputFormat.TEXT;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Messages sentences = Commands.words();
    PrintWriter err = spec.commandLine().getErr();
    if (rebuild) {
      try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
        OptionalInt made = context.getBean(ArchiveSearch.class).rebuild();
        int publications =
            made.orElseThrow(() -> new BadInput("search.state.locked", folders.data()));
        err.println(sentences.get("search.rebuilt", publications));
      }
    }
    if (rebuild && words.isEmpty()) {
      return 0;
    }
    Path index = folders.data().resolve("index");
    Question question = Question.of(String.join(" ", words), byDate ? Order.DATE : Order.RELEVANCE);
    SearchResults found;
    try (CommittedIndex committed =
        CommittedIndex.open(index).orElseThrow(() -> new BadInput("search.no-index", index))) {
      found = committed.search(question, Slice.after(after, most), Set.of());
    } catch (BadQuery bad) {
      err.println("vigie: " + sentences.get(bad.sentence()));
      return 2;
    }
    print(found, sentences);
    return found.total() == 0 ? 1 : 0;
  }

  private void print(SearchResults found, Messages sentences) {
    PrintWriter out = spec.commandLine().getOut();
    JsonLines lines = new JsonLines(out);
    for (SearchResults.Result result : found.results()) {
      if (format == OutputFormat.JSON) {
        lines.print(json(result));
      } else {
        out.println(
            result.document() == 0
                ? "/publications/" + result.publication()
                : "/documents/" + result.document() + "?p=" + result.page());
        out.println("  " + Terminal.line(result.title()) + " · " + Terminal.line(result.buyer()));
        out.println("  " + excerpt(result));
      }
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println(sentences.get("search.found", found.total()));
    if (found.next() != null) {
      err.println(sentences.get("search.more", found.next()));
    }
  }

  private static String excerpt(SearchResults.Result result) {
    int start = result.hits().isEmpty() ? 0 : result.hits().getFirst().start();
    int from = Math.max(0, start - AROUND);
    int to = Math.min(result.text().length(), start + AROUND);
    return Terminal.line(result.text().substring(from, to));
  }

  private static Map<String, Object> json(SearchResults.Result result) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("publication", result.publication());
    line.put("document", result.document());
    line.put("page", result.page());
    line.put("pages", result.pages());
    line.put("title", result.title());
    line.put("buyer", result.buyer());
    line.put("source", result.source());
    line.put("kind", result.kind());
    line.put("date", result.date().toString());
    line.put("excerpt", excerpt(result));
    line.put("hits", result.hits());
    return line;
  }
}
