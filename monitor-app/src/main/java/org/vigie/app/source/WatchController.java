package org.vigie.app.source;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.app.page.Say;

/** What is watched, for anyone: silence is shown. */
@Controller
class WatchController {
  private final SourcePages pages;

  WatchController(SourcePages pages) {
    this.pages = pages;
  }

  @GetMapping("/veille")
  String watch(
      @RequestParam(required = false) @Nullable String etat,
      @ModelAttribute("say") Say say,
      Model model) {
    model.addAttribute("sources", pages.list(etat, "/veille", say));
    return "source/watch";
  }
}
