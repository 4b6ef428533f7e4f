package org.vigie.app.stage;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Say;
import org.vigie.stage.Stage;
import org.vigie.stage.Stages;

/** The stages at work, live: asked again every 2 s while one runs. */
@Controller
class TasksController {
  private static final int SHOWN = 30;

  private final Stages stages;
  private final Clock clock;

  TasksController(Stages stages, Clock clock) {
    this.stages = stages;
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
    model.addAttribute("live", true);
    return swap == null ? "stage/tasks" : "stage/tasks :: runs";
  }

  @PostMapping("/admin/taches/lire")
  String start(@ModelAttribute("say") Say say, RedirectAttributes after) {
    stages.start(Stage.HARVEST, List.of());
    after.addFlashAttribute("notice", say.text("tasks.started"));
    return "redirect:/admin/taches";
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
