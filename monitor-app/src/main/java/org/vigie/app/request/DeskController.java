package org.vigie.app.request;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.app.page.Say;

/** What to do this week, and the list of all requests. */
@Controller
class DeskController {
  private final RequestPages pages;

  DeskController(RequestPages pages) {
    this.pages = pages;
  }

  @GetMapping("/benevole")
  String desk(@ModelAttribute("say") Say say, Model model) {
    model.addAttribute("lines", pages.desk(say));
    model.addAttribute("heading", "desk");
    return "request/list";
  }

  @GetMapping("/benevole/demandes")
  String list(@ModelAttribute("say") Say say, Model model) {
    model.addAttribute("lines", pages.lines(say));
    model.addAttribute("heading", "requests");
    return "request/list";
  }
}
