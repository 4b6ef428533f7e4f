package org.vigie.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.vigie.reading.Extraction;
import org.vigie.scrapers.reading.ForkedTextExtractor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigie read}: prints what is read of files or folders, page by page; no database. Exit
 * status 0 all was read whole, 1 some was not, 2 an argument is wrong (what could be read was).
 */
@Command(name = "read", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class ReadCommand implements Callable<Integer> {
  @Mixin private Folders folders = new Folders();

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
  private OutputFormat format = OutputFormat.TEXT;

  @Option(names = "--summary", descriptionKey = "read.summary-only")
  private boolean summaryOnly;

  @Parameters(arity = "1..*", paramLabel = "PATH", descriptionKey = "scan.path")
  private List<Path> paths = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    var files = new FileQueue();
    ReadReport report = ReadReport.of(format, summaryOnly, spec.commandLine(), Commands.words());
    boolean allPathsExist = true;
    for (Path path : paths) {
      if (!files.add(path)) {
        report.problem(Commands.words().get("scan.no-such-path", path));
        allPathsExist = false;
      }
    }
    try (ForkedTextExtractor extractor = Extractors.forCommand(folders)) {
      if (!extractor.recognisesPictures()) {
        report.problem(Commands.words().get("ocr.missing"));
      }
      files.each(file -> read(file, extractor), report::file);
    }
    report.end();
    if (!allPathsExist) {
      return 2;
    }
    return report.allWhole() ? 0 : 1;
  }

  private static FileRead read(Path file, ForkedTextExtractor extractor) {
    long start = System.nanoTime();
    Extraction extraction = extractor.extract(file, file.getFileName().toString(), "");
    return new FileRead(file, extraction, (System.nanoTime() - start) / 1_000_000);
  }

  /** One file with what was read of it. */
  record FileRead(Path file, Extraction extraction, long millis) {
    int characters() {
      return extraction.pages().stream().mapToInt(page -> page.text().length()).sum();
    }
  }
}
