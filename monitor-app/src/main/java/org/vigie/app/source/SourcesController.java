package org.vigie.app.source;

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
import org.vigie.app.page.Say;
import org.vigie.source.SourceId;
import org.vigie.stage.Stage;
import org.vigie.stage.Stages;

/** Sources for admins: health with its reason, the ledger, and "read it now". */
@Controller
@RequestMapping("/admin/sources")
class SourcesController {
  private final SourcePages pages;
  private final Stages stages;

  SourcesController(SourcePages pages, Stages stages) {
    this.pages = pages;
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
    model.addAttribute("source", pages.detail(id, say));
    return "source/source";
  }

  @PostMapping("/{id}/lire")
  String readNow(
      @PathVariable String id, @ModelAttribute("say") Say say, RedirectAttributes after) {
    SourcePages.Detail source = pages.detail(id, say);
    stages.start(Stage.HARVEST, List.of(new SourceId(id)));
    after.addFlashAttribute("notice", say.text("source.reading-now", source.card().name()));
    return "redirect:/admin/sources/" + id;
  }
}
