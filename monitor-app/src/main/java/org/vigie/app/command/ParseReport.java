package org.vigie.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.message.Messages;
import org.vigie.place.PlaceCode;
import org.vigie.publication.PublicationFacts;
import org.vigie.scrapers.notice.Notice;
import picocli.CommandLine;

/**
 * What parsing gave: a line a notice, and at the end a table that says how many notices of each
 * family have each fact. With JSON on standard output the table goes to standard error.
 */
final class ParseReport {
  /** The columns of the table, in the order of the notice itself. */
  private static final Map<String, Predicate<Notice>> FIELDS = fields();

  private static final int FAMILY_WIDTH = 26;
  private static final int COLUMN_WIDTH = 11;

  private final PrintWriter out;
  private final PrintWriter err;
  private final OutputFormat format;
  private final Messages words;
  private final JsonLines lines;
  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private int unreadable;

  ParseReport(CommandLine command, OutputFormat format, Messages words) {
    this.out = command.getOut();
    this.err = command.getErr();
    this.format = format;
    this.words = words;
    this.lines = new JsonLines(out);
  }

  private static Map<String, Predicate<Notice>> fields() {
    Map<String, Predicate<Notice>> fields = new LinkedHashMap<>();
    fields.put("title", notice -> !notice.facts().title().isBlank());
    fields.put("buyer", notice -> notice.facts().buyerName() != null);
    fields.put("siret", notice -> notice.facts().buyerSiret() != null);
    fields.put("places", notice -> !notice.facts().places().isEmpty());
    fields.put("cpv", notice -> !notice.facts().cpv().isEmpty());
    fields.put("published", notice -> notice.facts().publishedOn() != null);
    fields.put("signed", notice -> notice.facts().signedOn() != null);
    fields.put("deadline", notice -> notice.facts().deadlineAt() != null);
    fields.put("amount", notice -> notice.facts().amount() != null);
    fields.put("lots", notice -> !notice.lots().isEmpty());
    fields.put("suppliers", notice -> !notice.facts().suppliers().isEmpty());
    fields.put("references", notice -> notice.facts().references().size() > 1);
    fields.put("problems", notice -> !notice.problems().isEmpty());
    return fields;
  }

  void notice(Path file, Notice notice) {
    Map<String, Integer> family = counts.computeIfAbsent(family(notice), key -> new TreeMap<>());
    family.merge("", 1, Integer::sum);
    FIELDS.forEach(
        (name, isThere) -> {
          if (isThere.test(notice)) {
            family.merge(name, 1, Integer::sum);
          }
        });
    if (format == OutputFormat.JSON) {
      lines.print(json(file, notice));
    } else {
      for (Message problem : notice.problems()) {
        out.println(Terminal.line(file + ": " + notice.id() + ": " + words.get(problem)));
      }
    }
  }

  void unreadable(Path file, String where, Message why) {
    unreadable++;
    if (format == OutputFormat.JSON) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("file", file.toString());
      line.put("unreadable", true);
      line.put("where", where);
      line.put("problems", List.of(words.get(why)));
      lines.print(line);
    } else {
      String at = where.isEmpty() ? file.toString() : file + ":" + where;
      out.println(Terminal.line(at + ": " + words.get(why)));
    }
  }

  boolean isAllRead() {
    return unreadable == 0;
  }

  void end() {
    PrintWriter table = format == OutputFormat.JSON ? err : out;
    StringBuilder head = new StringBuilder(left(words.get("sources.parse.family")));
    head.append(right(words.get("sources.parse.notices")));
    FIELDS.keySet().forEach(name -> head.append(right(words.get("sources.parse.field." + name))));
    table.println(head);
    counts.forEach(
        (family, count) -> {
          StringBuilder row = new StringBuilder(left(family));
          row.append(right(count.getOrDefault("", 0).toString()));
          FIELDS
              .keySet()
              .forEach(name -> row.append(right(count.getOrDefault(name, 0).toString())));
          table.println(row);
        });
    table.println(words.get("sources.parse.unreadable", unreadable));
    table.flush();
  }

  /** All forms of one family are one row: ted-export/F03 counts for ted-export. */
  private static String family(Notice notice) {
    int slash = notice.format().indexOf('/');
    return slash < 0 || notice.format().startsWith("boamp")
        ? notice.format()
        : notice.format().substring(0, slash);
  }

  private static String left(String text) {
    return String.format(Locale.ROOT, "%-" + FAMILY_WIDTH + "s", text);
  }

  private static String right(String text) {
    return String.format(Locale.ROOT, "%" + COLUMN_WIDTH + "s", text);
  }

  private Map<String, @Nullable Object> json(Path file, Notice notice) {
    PublicationFacts facts = notice.facts();
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("file", file.toString());
    line.put("format", notice.format());
    line.put("id", notice.id());
    line.put("title", facts.title());
    line.put("buyer", facts.buyerName());
    line.put("siret", facts.buyerSiret());
    line.put("town", facts.buyerTown());
    line.put("cpv", facts.cpv());
    line.put("kind", facts.kind().name().toLowerCase(Locale.ROOT));
    line.put("publishedOn", Objects.toString(facts.publishedOn(), null));
    line.put("signedOn", Objects.toString(facts.signedOn(), null));
    line.put("deadline", Objects.toString(facts.deadlineAt(), null));
    line.put("amount", facts.amount());
    line.put("lots", notice.lots());
    line.put("suppliers", facts.suppliers());
    line.put("references", facts.references());
    line.put("places", facts.places().stream().map(PlaceCode::toString).toList());
    line.put("documents", notice.documents());
    line.put("link", facts.link().toString());
    line.put("problems", notice.problems().stream().map(words::get).toList());
    return line;
  }
}
