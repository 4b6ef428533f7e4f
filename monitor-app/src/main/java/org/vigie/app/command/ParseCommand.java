package org.vigie.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.message.Message;
import org.vigie.message.Messages;
import org.vigie.scrapers.NoticeReaders;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeFormats;
import org.vigie.scrapers.notice.NoticeReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigie sources parse}: reads files of notices as the connectors do, without a database, and
 * says what came out. Exit status 0 all was read, 1 something could not be read, 2 a path does not
 * exist.
 */
@Command(name = "parse", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "sources.parse.format")
  private OutputFormat format = OutputFormat.JSON;

  @Parameters(arity = "1..*", paramLabel = "PATH", descriptionKey = "sources.parse.path")
  private List<Path> paths = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Messages words = Commands.words();
    ParseReport report = new ParseReport(spec.commandLine(), format, words);
    NoticeFormats formats = NoticeReaders.all(Clock.systemUTC());
    boolean allPathsExist = true;
    for (Path path : paths) {
      if (!Files.exists(path)) {
        spec.commandLine().getErr().println("vigie: " + words.get("scan.no-such-path", path));
        allPathsExist = false;
        continue;
      }
      for (Path file : regularFilesIn(path)) {
        parse(file, formats, report);
      }
    }
    report.end();
    if (!allPathsExist) {
      return 2;
    }
    return report.isAllRead() ? 0 : 1;
  }

  private static void parse(Path file, NoticeFormats formats, ParseReport report) {
    FileSink sink = new FileSink(file, report);
    try (InputStream in = Files.newInputStream(file)) {
      formats.read(in, sink);
    } catch (IOException unreadable) {
      sink.unreadable("", Message.of("sources.parse.no-bytes", unreadable));
    }
    sink.end();
  }

  private static List<Path> regularFilesIn(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (var walk = Files.walk(path)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Passes on what one file gives. */
  private static final class FileSink implements NoticeReader.Sink {
    private final Path file;
    private final ParseReport report;
    private boolean silent = true;

    FileSink(Path file, ParseReport report) {
      this.file = file;
      this.report = report;
    }

    /** A file that is of a known family and holds nothing is told too. */
    void end() {
      if (silent) {
        report.unreadable(file, "", Message.of("sources.parse.nothing"));
      }
    }

    @Override
    public void notice(Notice notice) {
      silent = false;
      report.notice(file, notice);
    }

    @Override
    public void unreadable(String where, Message why) {
      silent = false;
      report.unreadable(file, where, why);
    }
  }
}
