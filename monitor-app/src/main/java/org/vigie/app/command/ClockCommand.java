package org.vigie.app.command;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Messages;
import org.vigie.request.ClockQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code vigie clock}: the legal deadlines of a request for documents, from the dates of what
 * happened.
 */
@Command(name = "clock", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class ClockCommand implements Callable<Integer> {
  private static final String ROW = "%-4s %-12s %-12s %-12s %-18s %s";

  @Option(names = "--received", paramLabel = "DATE", descriptionKey = "clock.received")
  private @Nullable LocalDate received;

  @Option(names = "--refused", paramLabel = "DATE", descriptionKey = "clock.refused")
  private @Nullable LocalDate refused;

  @Option(names = "--referred", paramLabel = "DATE", descriptionKey = "clock.referred")
  private @Nullable LocalDate referred;

  @Option(names = "--registered", paramLabel = "DATE", descriptionKey = "clock.registered")
  private @Nullable LocalDate registered;

  @Option(names = "--place", paramLabel = "CODE", descriptionKey = "clock.place")
  private @Nullable String place;

  @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
  private OutputFormat format = OutputFormat.TEXT;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (received == null && refused == null && referred == null && registered == null) {
      throw new BadInput("clock.no-date");
    }
    var rows = new ClockQuestion(received, refused, referred, registered, place).rows();
    var out = spec.commandLine().getOut();
    if (format == OutputFormat.JSON) {
      JsonLines lines = new JsonLines(out);
      rows.forEach(row -> lines.print(json(row)));
      return 0;
    }
    Messages words = Commands.words();
    out.println(
        ROW.formatted(
            words.get("clock.head.rule"),
            words.get("clock.head.from"),
            words.get("clock.head.safe"),
            words.get("clock.head.nominal"),
            words.get("clock.head.certainty"),
            words.get("clock.head.article")));
    for (ClockQuestion.Row row : rows) {
      out.println(
          ROW.formatted(
              row.rule(),
              date(row.from()),
              date(row.safe()),
              date(row.nominal()),
              words.get("request.certainty." + row.certainty()),
              row.article()));
    }
    out.println(words.get("request.disclaimer"));
    return 0;
  }

  private static String date(@Nullable LocalDate date) {
    return Objects.toString(date, "-");
  }

  private static Map<String, @Nullable Object> json(ClockQuestion.Row row) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("rule", row.rule());
    line.put("article", row.article());
    line.put("from", row.from());
    line.put("safe", row.safe());
    line.put("nominal", row.nominal());
    line.put("certainty", row.certainty());
    return line;
  }
}
