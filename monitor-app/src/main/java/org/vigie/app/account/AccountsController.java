package org.vigie.app.account;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class AccountsController {
  private final Accounts accounts;

  AccountsController(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/admin/comptes")
  String list(Model model) {
    model.addAttribute("accounts", accounts.all());
    return "account/list";
  }
}
