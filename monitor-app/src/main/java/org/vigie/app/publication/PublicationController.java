package org.vigie.app.publication;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.vigie.app.page.Say;

@Controller
class PublicationController {
  private final PublicationPages pages;

  PublicationController(PublicationPages pages) {
    this.pages = pages;
  }

  @GetMapping("/publications/{id:\\d{1,18}}")
  String show(@PathVariable long id, @ModelAttribute("say") Say say, Model model) {
    model.addAttribute("publication", pages.page(id, say));
    return "publication/publication";
  }
}
