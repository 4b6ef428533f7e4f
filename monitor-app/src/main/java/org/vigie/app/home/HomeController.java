package org.vigie.app.home;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.app.find.FindCards;
import org.vigie.app.page.Say;

@Controller
class HomeController {
  private static final int LATEST = 6;

  private final FindCards finds;
  private final HomeReadModel home;

  HomeController(FindCards finds, HomeReadModel home) {
    this.finds = finds;
    this.home = home;
  }

  @GetMapping("/")
  String home(@ModelAttribute("say") Say say, Model model) {
    model.addAttribute("latest", finds.latest(LATEST, say));
    model.addAttribute("figures", home.figures());
    model.addAttribute("families", home.families(say));
    model.addAttribute("soon", home.soon(say));
    return "home/home";
  }

  @GetMapping("/aide")
  String help() {
    return "home/help";
  }

  @GetMapping("/confidentialite")
  String privacy() {
    return "home/privacy";
  }

  @GetMapping("/accessibilite")
  String accessibility() {
    return "home/accessibility";
  }

  @GetMapping("/a-propos")
  String about() {
    return "home/about";
  }
}
