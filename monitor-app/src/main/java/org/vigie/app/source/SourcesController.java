package org.vigie.app.source;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.source.SourceId;
import org.vigie.source.Sources;
import org.vigie.stage.Stage;
import org.vigie.stage.Stages;

/** Sources for admins: health with its reason, the ledger, reading now, pausing and resuming. */
@Controller
@RequestMapping("/admin/sources")
class SourcesController {
  private final SourcePages pages;
  private final Sources sources;
  private final Stages stages;

  SourcesController(SourcePages pages, Sources sources, Stages stages) {
    this.pages = pages;
    this.sources = sources;
    this.stages = stages;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) @Nullable String etat,
      @ModelAttribute("say") Say say,
      Model model) {
    model.addAttribute("sources", pages.list(etat, "/admin/sources", say));
    return "source/list";
  }

  @GetMapping("/{id}")
  String detail(@PathVariable String id, @ModelAttribute("say") Say say, Model model) {
    return detail(id, List.of(), say, model);
  }

  private String detail(String id, List<FormError> errors, Say say, Model model) {
    model.addAttribute("source", pages.detail(id, say));
    model.addAttribute("errors", errors);
    return "source/source";
  }

  @PostMapping("/{id}/lire")
  String readNow(
      @PathVariable String id, @ModelAttribute("say") Say say, RedirectAttributes after) {
    SourcePages.Detail source = pages.detail(id, say);
    stages.start(Stage.HARVEST, List.of(new SourceId(id)));
    after.addFlashAttribute("follow", true);
    return done(source, "source.reading-now", say, after);
  }

  @PostMapping("/{id}/pause")
  String pause(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String raison,
      @ModelAttribute("say") Say say,
      Model model,
      HttpServletResponse response,
      RedirectAttributes after) {
    SourcePages.Detail source = pages.detail(id, say);
    if (raison.isBlank()) {
      response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
      FormError error = new FormError("raison", say.text("source.pause.missing"));
      return detail(id, List.of(error), say, model);
    }
    sources.pause(new SourceId(id), raison.strip());
    return done(source, "source.paused", say, after);
  }

  @PostMapping("/{id}/reprendre")
  String resume(@PathVariable String id, @ModelAttribute("say") Say say, RedirectAttributes after) {
    SourcePages.Detail source = pages.detail(id, say);
    sources.resume(new SourceId(id));
    return done(source, "source.resumed", say, after);
  }

  private static String done(
      SourcePages.Detail source, String sentence, Say say, RedirectAttributes after) {
    after.addFlashAttribute("notice", say.text(sentence, source.card().name()));
    return "redirect:/admin/sources/" + source.card().id();
  }
}
