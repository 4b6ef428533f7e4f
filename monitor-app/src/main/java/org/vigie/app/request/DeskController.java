package org.vigie.app.request;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.Say;

/** What to do this week, and the list of all requests. */
@Controller
class DeskController {
  private final DeskPages pages;

  DeskController(DeskPages pages) {
    this.pages = pages;
  }

  @GetMapping("/benevole")
  String desk(@AuthenticationPrincipal SignedIn who, @ModelAttribute("say") Say say, Model model) {
    model.addAttribute("desk", pages.desk(who, say));
    return "request/desk";
  }

  @GetMapping("/benevole/demandes")
  String list(
      @RequestParam(defaultValue = "") String etat,
      @RequestParam(defaultValue = "") String moi,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      Model model) {
    model.addAttribute("listing", pages.listing(etat, !moi.isEmpty(), who, say));
    return "request/list";
  }
}
