package org.vigie.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.vigie.reading.Extraction;
import org.vigie.reading.TextExtractor;
import org.vigie.rule.Matcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigie scan}: matches files or folders against the rules, like grep; no database. Exit
 * status 0 something matched, 1 nothing matched, 2 an argument or a rule file is wrong (what could
 * be scanned was).
 */
@Command(name = "scan", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {
  @Mixin private Folders folders = new Folders();

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
  private OutputFormat format = OutputFormat.TEXT;

  @Parameters(arity = "1..*", paramLabel = "PATH", descriptionKey = "scan.path")
  private List<Path> paths = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    RuleSet rules = RuleSet.load(folders.config(), spec.commandLine().getErr());
    ScanReport report = ScanReport.of(format, spec.commandLine(), Commands.words());
    boolean allPathsExist = true;
    var files = new FileQueue();
    for (Path path : paths) {
      if (!files.add(path)) {
        report.problem(Commands.words().get("scan.no-such-path", path));
        allPathsExist = false;
      }
    }
    try (TextExtractor extractor = Extractors.forCommand(folders)) {
      files.each(file -> scan(file, extractor, rules.matcher()), report::file);
    }
    report.end();
    if (!allPathsExist || rules.hasProblems()) {
      return 2;
    }
    return report.matchedFiles() > 0 ? 0 : 1;
  }

  private static Scanned scan(Path file, TextExtractor extractor, Matcher matcher) {
    Extraction extraction = extractor.extract(file, file.getFileName().toString(), "");
    return new Scanned(file, extraction, matcher.match(subject(extraction)));
  }

  private static Matcher.Subject subject(Extraction extraction) {
    return new Matcher.Subject(
        "", null, Set.of(), null, List.of(new Matcher.Text(extraction.pages())));
  }

  /** One file with what was read and found in it. */
  record Scanned(Path file, Extraction extraction, List<Matcher.Found> found) {}
}
