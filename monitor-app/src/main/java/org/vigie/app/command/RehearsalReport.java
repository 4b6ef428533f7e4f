package org.vigie.app.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.vigie.message.Messages;
import org.vigie.rehearsal.Rehearsal;

/** A rehearsal for a person, or as JSON: one line in all, then one for each example. */
record RehearsalReport(Rehearsal rehearsal, double flood) {

  boolean isFlood() {
    return rehearsal.alertsPerWeek() > flood;
  }

  void print(PrintWriter out, Messages words) {
    out.println(words.get("rules.try.looked", rehearsal.tried(), rehearsal.archive()));
    out.println(
        words.get(
            "rules.try.changes",
            rehearsal.gained(),
            rehearsal.lost(),
            rehearsal.unchanged(),
            rehearsal.foundByOthers()));
    out.println(
        words.get(
            "rules.try.alerts",
            rehearsal.alerts(),
            rounded(rehearsal.alertsPerWeek()),
            rounded(rehearsal.microsPerPage())));
    rehearsal.perWeek().forEach((week, finds) -> out.println("  " + week + "  " + finds));
    rehearsal.perFamily().forEach((family, finds) -> out.println("  " + family + "  " + finds));
    rehearsal.perDepartement().forEach((code, finds) -> out.println("  " + code + "  " + finds));
    for (Rehearsal.Example example : rehearsal.examples()) {
      out.println(sign(example.change()) + " " + example.rule() + "  " + example.title());
      if (!example.excerpt().isEmpty()) {
        out.println("    " + highlighted(example).replaceAll("\\s+", " "));
      }
    }
    if (isFlood()) {
      out.println(words.get("rules.try.flood", rounded(rehearsal.alertsPerWeek()), rounded(flood)));
    }
  }

  void printJson(JsonLines json) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("archive", rehearsal.archive());
    all.put("tried", rehearsal.tried());
    all.put("found", rehearsal.found());
    all.put("gained", rehearsal.gained());
    all.put("lost", rehearsal.lost());
    all.put("unchanged", rehearsal.unchanged());
    all.put("foundByOthers", rehearsal.foundByOthers());
    all.put("alerts", rehearsal.alerts());
    all.put("alertsPerWeek", rehearsal.alertsPerWeek());
    all.put("flood", isFlood());
    all.put("microsPerPage", rehearsal.microsPerPage());
    Map<String, Integer> weeks = new LinkedHashMap<>();
    rehearsal.perWeek().forEach((week, finds) -> weeks.put(week.toString(), finds));
    all.put("perWeek", weeks);
    all.put("perFamily", rehearsal.perFamily());
    all.put("perDepartement", rehearsal.perDepartement());
    json.print(all);
    for (Rehearsal.Example example : rehearsal.examples()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("publication", example.publication());
      one.put("title", example.title());
      one.put("rule", example.rule());
      one.put("change", example.change().name().toLowerCase(Locale.ROOT));
      one.put("excerpt", example.excerpt());
      one.put("start", example.start());
      one.put("end", example.end());
      json.print(one);
    }
  }

  private static String highlighted(Rehearsal.Example example) {
    String text = example.excerpt();
    return text.substring(0, example.start())
        + "["
        + text.substring(example.start(), example.end())
        + "]"
        + text.substring(example.end());
  }

  private static String sign(Rehearsal.Change change) {
    return switch (change) {
      case GAINED -> "+";
      case LOST -> "-";
      case UNCHANGED -> "=";
    };
  }

  private static String rounded(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
