package org.vigie.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vigie.message.Messages;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;
import org.vigie.rule.Excerpt;
import org.vigie.rule.Matcher;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Prints what a scan finds, for a person or as JSON lines. */
abstract class ScanReport {
  private final PrintWriter err;
  final Messages words;
  private int files;
  private int matched;
  private int notWhole;

  ScanReport(PrintWriter err, Messages words) {
    this.err = err;
    this.words = words;
  }

  static ScanReport of(OutputFormat format, CommandLine command, Messages words) {
    return format == OutputFormat.JSON
        ? new AsJson(command.getOut(), command.getErr(), words)
        : new ForPeople(command.getOut(), command.getErr(), words, command.getColorScheme().ansi());
  }

  final void file(ScanCommand.Scanned scanned) {
    files++;
    if (!scanned.found().isEmpty()) {
      matched++;
    }
    for (Matcher.Found found : scanned.found()) {
      found(scanned, found);
    }
    if (scanned.extraction().status() != ReadingStatus.READ) {
      notWhole++;
      notWhole(scanned);
    }
  }

  final int matchedFiles() {
    return matched;
  }

  final void problem(String sentence) {
    err.println("vigie: " + sentence);
  }

  final void end() {
    if (files > 1) {
      err.println(words.get("scan.summary", files, matched, notWhole));
    }
  }

  abstract void found(ScanCommand.Scanned scanned, Matcher.Found found);

  abstract void notWhole(ScanCommand.Scanned scanned);

  final String sentence(ScanCommand.Scanned scanned) {
    return words.get("reading.sentence." + scanned.extraction().status().id());
  }

  static PageText page(ScanCommand.Scanned scanned, int number) {
    return scanned.extraction().pages().stream()
        .filter(page -> page.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private static final class AsJson extends ScanReport {
    private final JsonLines lines;

    AsJson(PrintWriter out, PrintWriter err, Messages words) {
      super(err, words);
      this.lines = new JsonLines(out);
    }

    @Override
    void found(ScanCommand.Scanned scanned, Matcher.Found found) {
      for (Matcher.Hit hit : found.hits()) {
        PageText page = page(scanned, hit.page());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", scanned.file().toString());
        line.put("page", hit.page());
        line.put("rule", found.ruleId());
        line.put("category", found.family());
        line.put("start", hit.start());
        line.put("end", hit.end());
        line.put("excerpt", Excerpt.around(page.text(), hit.start(), hit.end()).text());
        line.put("expression", hit.expression());
        line.put("companion", hit.companion());
        if (!page.label().isEmpty()) {
          line.put("inside", page.label());
        }
        lines.print(line);
      }
    }

    @Override
    void notWhole(ScanCommand.Scanned scanned) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", scanned.file().toString());
      line.put("status", scanned.extraction().status().id());
      line.put("message", sentence(scanned));
      if (!scanned.extraction().detail().isEmpty()) {
        line.put("detail", scanned.extraction().detail());
      }
      lines.print(line);
    }
  }

  private static final class ForPeople extends ScanReport {
    private final PrintWriter out;
    private final Ansi ansi;

    ForPeople(PrintWriter out, PrintWriter err, Messages words, Ansi ansi) {
      super(err, words);
      this.out = out;
      this.ansi = ansi;
    }

    @Override
    void found(ScanCommand.Scanned scanned, Matcher.Found found) {
      out.println(
          styled("bold", scanned.file().toString())
              + "  "
              + styled("cyan", found.ruleId())
              + "  "
              + words.get("family." + found.family())
              + "  "
              + words.get("scan.score", found.score(), found.threshold()));
      for (Matcher.Hit hit : found.hits()) {
        Excerpt excerpt = Excerpt.around(page(scanned, hit.page()).text(), hit.start(), hit.end());
        out.println(
            "  "
                + words.get("scan.page", hit.page())
                + "  « "
                + oneLine(excerpt.text().substring(0, excerpt.start()))
                + styled(
                    "bold,yellow",
                    oneLine(excerpt.text().substring(excerpt.start(), excerpt.end())))
                + oneLine(excerpt.text().substring(excerpt.end()))
                + " »");
      }
    }

    @Override
    void notWhole(ScanCommand.Scanned scanned) {
      out.println(
          styled("bold", scanned.file().toString())
              + "  "
              + styled("red", words.get("reading.status." + scanned.extraction().status().id()))
              + "  "
              + sentence(scanned));
    }

    /** Text from outside never reaches the terminal with control characters in it. */
    private static String oneLine(String text) {
      return text.replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "");
    }

    private String styled(String style, String text) {
      return ansi.enabled()
          ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.off(Ansi.Style.parse(style))
          : text;
    }
  }
}
