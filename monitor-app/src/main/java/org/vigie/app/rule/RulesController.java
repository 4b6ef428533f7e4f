package org.vigie.app.rule;

import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.vigie.app.page.Badge;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.app.review.PrecisionPages;
import org.vigie.match.RuleWork;

@Controller
@RequestMapping("/admin/regles")
class RulesController {
  private static final int SLOWEST = 20;

  private final RuleReadModel rules;
  private final ObjectProvider<RuleProblems> problems;
  private final RuleWork work;
  private final PrecisionPages precision;

  RulesController(
      RuleReadModel rules,
      ObjectProvider<RuleProblems> problems,
      RuleWork work,
      PrecisionPages precision) {
    this.rules = rules;
    this.problems = problems;
    this.work = work;
    this.precision = precision;
  }

  /** What a rule costs, ready to print; {@code quarantine} is empty where it works. */
  record CostRow(String id, String micros, String looks, String millis, String quarantine) {}

  /** A rule, ready to print. */
  record RuleCard(
      String id,
      String name,
      String family,
      Badge badge,
      int number,
      String finds,
      String recent,
      String definition,
      String since,
      String author,
      String reason) {}

  @GetMapping
  String list(@ModelAttribute("say") Say say, Model model) {
    model.addAttribute("rules", rules.all().stream().map(row -> card(row, say)).toList());
    model.addAttribute(
        "problems", problems.stream().flatMap(files -> files.problems().stream()).toList());
    model.addAttribute("costs", work.slowest(SLOWEST).stream().map(row -> cost(row, say)).toList());
    model.addAttribute("precision", precision.table(say));
    return "rule/list";
  }

  @GetMapping("/{id}")
  String show(@PathVariable String id, @ModelAttribute("say") Say say, Model model) {
    model.addAttribute(
        "rule", card(rules.byId(id).orElseThrow(() -> new NotFoundException("rule " + id)), say));
    return "rule/rule";
  }

  private static CostRow cost(RuleWork.Row row, Say say) {
    Instant failed = row.failedAt();
    return new CostRow(
        row.ruleId(),
        say.number(Math.round(row.microsPerLook())),
        say.number(row.looks()),
        say.number(Math.round(row.nanos() / 1e6)),
        failed == null
            ? ""
            : say.text(
                "rule.quarantined", say.date(say.dayOf(failed)), String.valueOf(row.problem())));
  }

  private static RuleCard card(RuleReadModel.Row row, Say say) {
    String tone =
        switch (row.state()) {
          case "active", "live" -> "ok";
          case "quarantined", "broken" -> "bad";
          default -> "neutral";
        };
    return new RuleCard(
        row.id(),
        say.french() ? row.french() : row.english(),
        say.word("family.", row.family()),
        new Badge(tone, say.word("rule.state.", row.state())),
        row.number(),
        say.number(row.finds()),
        say.number(row.recent()),
        row.definition(),
        say.date(say.dayOf(row.createdAt())),
        row.author(),
        row.reason());
  }
}
