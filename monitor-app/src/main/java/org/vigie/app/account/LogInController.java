package org.vigie.app.account;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LogInController {
  @GetMapping("/connexion")
  String show(@RequestParam(required = false) @Nullable String refus, Model model) {
    model.addAttribute("refused", refus != null);
    return "account/log-in";
  }
}
