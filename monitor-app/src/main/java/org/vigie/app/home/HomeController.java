package org.vigie.app.home;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.alert.Subscriptions;
import org.vigie.app.find.FindCards;
import org.vigie.app.page.Say;
import org.vigie.app.schedule.Keep;

@Controller
class HomeController {
  private static final int LATEST = 6;

  private final FindCards finds;
  private final HomeReadModel home;
  private final Keep keep;

  HomeController(FindCards finds, HomeReadModel home, Keep keep) {
    this.finds = finds;
    this.home = home;
    this.keep = keep;
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
  String privacy(Model model) {
    model.addAttribute("graceDays", Subscriptions.GRACE.toDays());
    model.addAttribute("mailDays", keep.mail().toDays());
    model.addAttribute("journalDays", keep.journal().toDays());
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
