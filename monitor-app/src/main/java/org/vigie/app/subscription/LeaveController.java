package org.vigie.app.subscription;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.alert.Answer;
import org.vigie.alert.OwnPage;
import org.vigie.alert.SubscriptionView;
import org.vigie.alert.Subscriptions;
import org.vigie.app.page.Say;

/** Leaving, by a page's button or by the one click of RFC 8058, and taking that back. */
@Controller
class LeaveController {
  private final Subscriptions subscriptions;
  private final OwnPage ownPage;
  private final OwnPages pages;

  LeaveController(Subscriptions subscriptions, OwnPage ownPage, OwnPages pages) {
    this.subscriptions = subscriptions;
    this.ownPage = ownPage;
    this.pages = pages;
  }

  @GetMapping("/desabonnement/{token}")
  String ask(@PathVariable String token, @ModelAttribute("say") Say say, Model model) {
    List<SubscriptionView> toLeave =
        subscriptions.ofLeaving(token).stream().filter(one -> !one.ended()).toList();
    boolean known = !subscriptions.ofLeaving(token).isEmpty();
    model.addAttribute("token", token);
    model.addAttribute("outcome", toLeave.isEmpty() ? (known ? "ended" : "unknown") : "ask");
    model.addAttribute("summaries", summaries(toLeave, say));
    return "subscription/leave";
  }

  /**
   * @param faire {@code annuler} takes the leaving back, {@code supprimer} deletes the person who
   *     has left everything; anything else, and the one click, leaves
   */
  @PostMapping("/desabonnement/{token}")
  String leave(
      @PathVariable String token,
      @RequestParam(defaultValue = "partir") String faire,
      @ModelAttribute("say") Say say,
      Model model) {
    if (faire.equals("supprimer")) {
      boolean deleted = ownPage.deleteAll(token) instanceof Answer.Deleted;
      model.addAttribute("token", token);
      model.addAttribute("outcome", deleted ? "deleted" : "unknown");
      return "subscription/leave";
    }
    Answer.ToLeave answer =
        switch (faire) {
          case "annuler" -> subscriptions.undo(token);
          default -> subscriptions.end(token);
        };
    model.addAttribute("token", token);
    switch (answer) {
      case Answer.Ended ended -> {
        model.addAttribute("outcome", "ended");
        model.addAttribute("summaries", summaries(ended.subscriptions(), say));
      }
      case Answer.Restored restored -> {
        model.addAttribute("outcome", "restored");
        model.addAttribute("summaries", summaries(restored.subscriptions(), say));
      }
      case Answer.TooLate _ -> model.addAttribute("outcome", "late");
      case Answer.UnknownLink _ -> model.addAttribute("outcome", "unknown");
    }
    return "subscription/leave";
  }

  private List<String> summaries(List<SubscriptionView> subscriptions, Say say) {
    return subscriptions.stream().map(one -> pages.summary(one, say)).toList();
  }
}
