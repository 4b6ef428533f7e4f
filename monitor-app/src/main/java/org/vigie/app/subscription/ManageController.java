package org.vigie.app.subscription;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.alert.Answer;
import org.vigie.alert.Subscriptions;
import org.vigie.app.page.Say;

/** A person's own page, behind the link in each of their mails. */
@Controller
class ManageController {
  private final Subscriptions subscriptions;
  private final SubscriptionPages pages;

  ManageController(Subscriptions subscriptions, SubscriptionPages pages) {
    this.subscriptions = subscriptions;
    this.pages = pages;
  }

  @GetMapping("/mes-alertes/{token}")
  String show(
      @PathVariable String token,
      @RequestParam(required = false) @Nullable String supprimer,
      @ModelAttribute("say") Say say,
      Model model) {
    model.addAttribute("token", token);
    model.addAttribute("asksToDelete", supprimer != null);
    model.addAttribute(
        "own", subscriptions.manage(token).map(person -> pages.own(person, say)).orElse(null));
    return "subscription/manage";
  }

  @PostMapping("/mes-alertes/{token}")
  String act(
      @PathVariable String token,
      @RequestParam String faire,
      @RequestParam(defaultValue = "0") long abonnement,
      @RequestParam(defaultValue = "") String jusquau,
      @ModelAttribute("say") Say say,
      RedirectAttributes after) {
    Answer.ToChange answer =
        switch (faire) {
          case "pause" -> subscriptions.pause(token, abonnement, date(jusquau));
          case "reprendre" -> subscriptions.pause(token, abonnement, null);
          case "retirer" -> subscriptions.remove(token, abonnement);
          case "tout-supprimer" -> subscriptions.deleteAll(token);
          default -> new Answer.UnknownLink();
        };
    String said =
        switch (answer) {
          case Answer.Changed _ -> "manage.done";
          case Answer.Deleted _ -> "manage.deleted";
          case Answer.Refused _, Answer.UnknownLink _ -> "manage.nothing";
        };
    after.addFlashAttribute("notice", say.text(said));
    return "redirect:/mes-alertes/" + token;
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }
}
