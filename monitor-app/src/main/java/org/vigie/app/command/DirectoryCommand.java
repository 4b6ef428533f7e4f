package org.vigie.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.vigie.directory.Directory;
import org.vigie.directory.DirectoryReport;
import org.vigie.directory.UnknownColumnException;
import org.vigie.message.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigie directory}: public bodies, imported from official open files. */
@Command(name = "directory", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class DirectoryCommand {
  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec;

  @Command(name = "import", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int importFile(
      @Parameters(paramLabel = "FILE", descriptionKey = "directory.file") Path file,
      @Option(names = "--column", paramLabel = "FIELD=HEADER", descriptionKey = "directory.column")
          @Nullable Map<String, String> columns,
      @Option(names = "--prada", descriptionKey = "directory.prada") boolean prada,
      @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
          @Nullable OutputFormat format)
      throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new BadInput("directory.no-such-file", file);
    }
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      DirectoryReport report =
          context
              .getBean(Directory.class)
              .importFile(file, columns == null ? Map.of() : columns, prada);
      tell(file, report);
      if (format == OutputFormat.JSON) {
        new JsonLines(spec.commandLine().getOut()).print(json(file, report));
      } else {
        spec.commandLine().getOut().println(summary(file, report));
      }
      return report.added() + report.changed() + report.unchanged() > 0 ? 0 : 1;
    } catch (UnknownColumnException unclear) {
      throw new BadInput(unclear.reason().key(), unclear.reason().arguments().toArray());
    }
  }

  private void tell(Path file, DirectoryReport report) {
    PrintWriter err = spec.commandLine().getErr();
    Messages words = Commands.words();
    for (DirectoryReport.Problem problem : report.problems()) {
      String reason = words.get(problem.reason());
      err.println(
          problem.rejected()
              ? words.get("directory.refused", file, problem.where(), reason)
              : words.get("directory.incomplete", file, problem.where(), reason));
    }
    int untold = report.rejected() + report.remarks() - report.problems().size();
    if (untold > 0) {
      err.println(words.get("directory.more", untold));
    }
  }

  private static String summary(Path file, DirectoryReport report) {
    return Commands.words()
        .get(
            "directory.imported",
            file,
            report.read(),
            report.added(),
            report.changed(),
            report.unchanged(),
            report.rejected(),
            report.remarks());
  }

  private static Map<String, @Nullable Object> json(Path file, DirectoryReport report) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("file", file.toString());
    line.put("format", report.format());
    line.put("read", report.read());
    line.put("added", report.added());
    line.put("changed", report.changed());
    line.put("unchanged", report.unchanged());
    line.put("rejected", report.rejected());
    line.put("incomplete", report.remarks());
    return line;
  }
}
