package org.vigie.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.vigie.message.Messages;
import org.vigie.review.LabelledExport;
import org.vigie.review.Precision;
import org.vigie.review.Precisions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigie review}: what volunteers decided, for the rules. */
@Command(name = "review", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class ReviewCommand {
  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec;

  @Command(name = "export", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int export(@Parameters(paramLabel = "FILE", descriptionKey = "review.export.file") Path file)
      throws IOException {
    try (var context = Application.start(folders, WebApplicationType.NONE, -1);
        BufferedWriter out = Files.newBufferedWriter(file)) {
      int written = context.getBean(LabelledExport.class).write(line -> write(out, line));
      spec.commandLine().getOut().println(Commands.words().get("review.exported", written, file));
      return written > 0 ? 0 : 1;
    }
  }

  private static void write(BufferedWriter out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Command(name = "precision", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int precision(
      @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
          @Nullable OutputFormat format) {
    PrintWriter out = spec.commandLine().getOut();
    Messages words = Commands.words();
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      Precisions precisions = context.getBean(Precisions.class);
      for (Precision rule : precisions.rules()) {
        if (format == OutputFormat.JSON) {
          new JsonLines(out).print(json(rule));
        } else {
          out.println(
              words.get(
                  "review.precision.line",
                  rule.rule(),
                  rule.share().isEmpty()
                      ? "-"
                      : String.format(Locale.ROOT, "%.3f", rule.share().getAsDouble()),
                  rule.decided(),
                  rule.finds(),
                  rule.lastUseful() == null ? "-" : rule.lastUseful()));
        }
      }
      return 0;
    }
  }

  private static Map<String, @Nullable Object> json(Precision rule) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("rule", rule.rule());
    line.put("family", rule.family());
    line.put("finds", rule.finds());
    line.put("recent", rule.recent());
    line.put("decided", rule.decided());
    line.put("relevant", rule.relevant());
    line.put("precision", rule.share().isEmpty() ? null : rule.share().getAsDouble());
    line.put("lastUseful", rule.lastUseful() == null ? null : rule.lastUseful().toString());
    return line;
  }
}
