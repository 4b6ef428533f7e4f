package org.vigie.app.home;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.app.page.Say;

/** The admin's first look: what needs a hand, how fresh, how much, what runs. */
@Controller
class AdminController {
  private final OverviewReadModel overview;

  AdminController(OverviewReadModel overview) {
    this.overview = overview;
  }

  @GetMapping("/admin")
  String show(@ModelAttribute("say") Say say, Model model) {
    model.addAttribute("overview", overview.overview(say));
    return "home/overview";
  }
}
