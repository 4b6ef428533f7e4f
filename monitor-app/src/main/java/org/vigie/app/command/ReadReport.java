package org.vigie.app.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.app.command.ReadCommand.FileRead;
import org.vigie.message.Messages;
import org.vigie.reading.PageMethod;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;
import picocli.CommandLine;

/** Prints what was read, for a person or as JSON lines, and at the end a table of the files. */
final class ReadReport {
  private record Row(
      String file, ReadingStatus status, int pages, int recognised, int characters, long millis) {}

  private final PrintWriter out;
  private final PrintWriter err;
  private final Messages words;
  private final @Nullable JsonLines json;
  private final boolean summaryOnly;
  private final List<Row> rows = new ArrayList<>();

  private ReadReport(
      PrintWriter out,
      PrintWriter err,
      Messages words,
      @Nullable JsonLines json,
      boolean summaryOnly) {
    this.out = out;
    this.err = err;
    this.words = words;
    this.json = json;
    this.summaryOnly = summaryOnly;
  }

  static ReadReport of(
      OutputFormat format, boolean summaryOnly, CommandLine command, Messages words) {
    PrintWriter out = command.getOut();
    JsonLines json = format == OutputFormat.JSON ? new JsonLines(out) : null;
    return new ReadReport(out, command.getErr(), words, json, summaryOnly);
  }

  void problem(String sentence) {
    err.println("vigie: " + sentence);
  }

  boolean allWhole() {
    return rows.stream().allMatch(row -> row.status() == ReadingStatus.READ);
  }

  void file(FileRead read) {
    List<PageText> pages = read.extraction().pages();
    int recognised = (int) pages.stream().filter(p -> p.method() == PageMethod.OCR).count();
    rows.add(
        new Row(
            read.file().toString(),
            read.extraction().status(),
            pages.size(),
            recognised,
            read.characters(),
            read.millis()));
    if (json != null) {
      asJson(read, json);
    } else if (!summaryOnly) {
      forPeople(read);
    }
  }

  /** The table goes beside the text, so that the text can be piped. */
  void end() {
    if (rows.size() < 2 && !summaryOnly) {
      return;
    }
    PrintWriter to = summaryOnly && json == null ? out : err;
    Map<ReadingStatus, Integer> counts = new EnumMap<>(ReadingStatus.class);
    for (Row row : rows) {
      counts.merge(row.status(), 1, Integer::sum);
      to.println(
          String.format(
              Locale.ROOT,
              "%-13s %5d p. %4d ocr %9d car. %7d ms  %s",
              row.status().id(),
              row.pages(),
              row.recognised(),
              row.characters(),
              row.millis(),
              oneLine(row.file())));
    }
    counts.forEach(
        (status, files) ->
            to.println(words.get("read.count", words.get("reading.status." + status.id()), files)));
  }

  private void asJson(FileRead read, JsonLines lines) {
    String file = read.file().toString();
    for (PageText page : summaryOnly ? List.<PageText>of() : read.extraction().pages()) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("file", file);
      line.put("page", page.number());
      if (!page.label().isEmpty()) {
        line.put("inside", page.label());
      }
      line.put("text", page.text());
      line.put("method", page.method().id());
      line.put("confidence", page.confidence());
      lines.print(line);
    }
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("file", file);
    line.put("status", read.extraction().status().id());
    line.put("message", sentence(read));
    line.put("detail", read.extraction().detail());
    lines.print(line);
  }

  private void forPeople(FileRead read) {
    String file = oneLine(read.file().toString());
    for (PageText page : read.extraction().pages()) {
      String how =
          page.method() == PageMethod.TEXT
              ? ""
              : "  ["
                  + words.get("read.method." + page.method().id())
                  + (page.confidence() == null ? "" : " " + page.confidence() + " %")
                  + "]";
      String inside = page.label().isEmpty() ? "" : "  " + oneLine(page.label());
      out.println("── " + file + inside + "  " + words.get("scan.page", page.number()) + how);
      out.println(page.text().replaceAll("[\\p{Cc}&&[^\n\t]]", ""));
    }
    if (read.extraction().status() != ReadingStatus.READ) {
      out.println(
          "── "
              + file
              + "  "
              + words.get("reading.status." + read.extraction().status().id())
              + "  "
              + sentence(read)
              + (read.extraction().detail().isEmpty()
                  ? ""
                  : "  (" + oneLine(read.extraction().detail()) + ")"));
    }
  }

  private String sentence(FileRead read) {
    return words.get("reading.sentence." + read.extraction().status().id());
  }

  /** Text from outside never reaches the terminal with control characters in it. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "");
  }
}
