package org.vigie.app.stage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Say;
import org.vigie.app.rule.RuleNames;
import org.vigie.match.Rematch;
import org.vigie.match.Rematches;
import org.vigie.stage.Stage;
import org.vigie.stage.Stages;

/** The stages at work, live: asked again every 2 s while one runs. */
@Controller
class TasksController {
  private static final int SHOWN = 30;

  private final Stages stages;
  private final Rematches rematches;
  private final RuleNames rules;
  private final Clock clock;

  TasksController(Stages stages, Rematches rematches, RuleNames rules, Clock clock) {
    this.stages = stages;
    this.rematches = rematches;
    this.rules = rules;
    this.clock = clock;
  }

  /** A run, ready to print. */
  record Line(
      long id,
      String stage,
      Badge badge,
      boolean running,
      String started,
      String counts,
      String doing,
      long done,
      long total,
      String lasted) {}

  @GetMapping("/admin/taches")
  String tasks(
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      @ModelAttribute("say") Say say,
      Model model) {
    List<Line> lines = stages.runs(SHOWN).stream().map(run -> line(run, say)).toList();
    model.addAttribute("runs", lines);
    model.addAttribute("running", lines.stream().anyMatch(Line::running));
    model.addAttribute("rematch", rematches.open().map(open -> told(open, say)).orElse(""));
    model.addAttribute(
        "lastRematch",
        rematches.latest(1).stream()
            .filter(last -> last.endedAt() != null)
            .map(last -> ended(last, say))
            .findFirst()
            .orElse(""));
    model.addAttribute("rules", rules.all(say));
    model.addAttribute("live", true);
    return swap == null ? "stage/tasks" : "stage/tasks :: runs";
  }

  @PostMapping("/admin/taches/lire")
  String start(@ModelAttribute("say") Say say, RedirectAttributes after) {
    stages.start(Stage.HARVEST, List.of());
    after.addFlashAttribute("notice", say.text("tasks.started"));
    return "redirect:/admin/taches";
  }

  /**
   * @param regle empty for all rules
   * @param alerter anything, to alert people to old publications that are found only now
   */
  @PostMapping("/admin/taches/repasser")
  String rematch(
      @RequestParam(defaultValue = "") String regle,
      @RequestParam(defaultValue = "") String alerter,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      RedirectAttributes after) {
    rematches.ask(regle.isEmpty() ? null : regle, !alerter.isEmpty(), who.displayName());
    stages.start(Stage.REMATCH, List.of());
    after.addFlashAttribute("notice", say.text("rematch.started"));
    return "redirect:/admin/taches";
  }

  @PostMapping("/admin/taches/repasser/arreter")
  String cancelRematch(@ModelAttribute("say") Say say, RedirectAttributes after) {
    rematches.cancel();
    after.addFlashAttribute("notice", say.text("rematch.cancelled"));
    return "redirect:/admin/taches";
  }

  private static String told(Rematch rematch, Say say) {
    String what =
        rematch.rule() == null
            ? say.text("rematch.all")
            : say.text("rematch.one", String.valueOf(rematch.rule()));
    return say.text(
        rematch.alerting() ? "rematch.asked.alerting" : "rematch.asked",
        what,
        rematch.askedBy(),
        say.moment(rematch.askedAt()));
  }

  private static String ended(Rematch rematch, Say say) {
    return say.text(
        rematch.cancelled() ? "rematch.last.cancelled" : "rematch.last",
        say.moment(rematch.askedAt()),
        rematch.found(),
        rematch.lost());
  }

  private Line line(Stages.Run run, Say say) {
    boolean running = "running".equals(run.state());
    String tone =
        switch (run.state()) {
          case "running" -> "info";
          case "finished" -> run.failed() > 0 ? "warn" : "ok";
          case "failed" -> "bad";
          default -> "warn";
        };
    Duration lasted =
        Duration.between(run.startedAt(), run.endedAt() == null ? clock.instant() : run.endedAt());
    return new Line(
        run.id(),
        say.text("stage." + run.stage().name().toLowerCase(Locale.ROOT)),
        new Badge(tone, say.word("tasks.state.", run.state())),
        running,
        say.moment(run.startedAt()),
        run.total() > 0
            ? say.text("tasks.counts-of", run.done(), run.total(), run.failed())
            : say.text("tasks.counts", run.done(), run.failed()),
        run.doing(),
        run.done(),
        run.total(),
        say.text("run.seconds", Math.max(0, lasted.toSeconds())));
  }
}
