package org.vigie.app.subscription;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.alert.Answer;
import org.vigie.alert.Subscriptions;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Limits;
import org.vigie.app.page.Say;

/** Asking for alerts and confirming. Reading a link changes nothing; only a button does. */
@Controller
class SubscribeController {
  private final Subscriptions subscriptions;
  private final SubscriptionPages pages;
  private final OwnPages own;
  private final Limits limits;

  SubscribeController(
      Subscriptions subscriptions, SubscriptionPages pages, OwnPages own, Limits limits) {
    this.subscriptions = subscriptions;
    this.pages = pages;
    this.own = own;
    this.limits = limits;
  }

  @GetMapping({"/abonnement", "/abonnement/apercu"})
  String show(
      @RequestParam MultiValueMap<String, String> parameters,
      @ModelAttribute("say") Say say,
      Model model) {
    return page(SubscriptionForm.of(parameters), List.of(), say, model);
  }

  @PostMapping("/abonnement")
  String subscribe(
      @RequestParam MultiValueMap<String, String> parameters,
      HttpServletRequest request,
      HttpServletResponse response,
      @ModelAttribute("say") Say say,
      Model model) {
    SubscriptionForm form = SubscriptionForm.of(parameters);
    SubscriptionPages.Asked asked = pages.asked(form, say);
    List<FormError> errors = new ArrayList<>(asked.errors());
    if (errors.isEmpty()) {
      if (!limits.allows(Limits.Deed.SUBSCRIBE, request)) {
        return "redirect:/abonnement/regardez";
      }
      switch (subscriptions.subscribe(
          form.address(), form.languageOr(say.locale()), asked.choice())) {
        case Answer.LookAtYourMail _ -> {
          return "redirect:/abonnement/regardez";
        }
        case Answer.Refused refused -> errors.addAll(pages.errors(refused, say));
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(form, errors, say, model);
  }

  private String page(SubscriptionForm form, List<FormError> errors, Say say, Model model) {
    model.addAttribute("subscribe", pages.form(form, errors, say));
    model.addAttribute("live", true);
    return "subscription/subscribe";
  }

  /** The same whether the address is known or not, and whether it was asked too often. */
  @GetMapping("/abonnement/regardez")
  String look() {
    return "subscription/look";
  }

  @GetMapping("/abonnement/confirmer/{token}")
  String askToConfirm(@PathVariable String token, @ModelAttribute("say") Say say, Model model) {
    var subscription = subscriptions.ofConfirmation(token);
    model.addAttribute("token", token);
    model.addAttribute("outcome", subscription.isPresent() ? "ask" : "unknown");
    subscription.ifPresent(it -> model.addAttribute("summary", own.summary(it, say)));
    return "subscription/confirm";
  }

  @PostMapping("/abonnement/confirmer/{token}")
  String confirm(@PathVariable String token, @ModelAttribute("say") Say say, Model model) {
    return switch (subscriptions.confirm(token)) {
      case Answer.Confirmed confirmed -> {
        model.addAttribute("outcome", "done");
        model.addAttribute("summary", own.summary(confirmed.subscription(), say));
        model.addAttribute("first", say.moment(confirmed.firstMail()));
        model.addAttribute("manage", "/mes-alertes/" + confirmed.manageToken());
        yield "subscription/confirm";
      }
      case Answer.AlreadyConfirmed already -> "redirect:/mes-alertes/" + already.manageToken();
      case Answer.Expired _ -> {
        model.addAttribute("outcome", "expired");
        yield "subscription/confirm";
      }
      case Answer.UnknownLink _ -> {
        model.addAttribute("outcome", "unknown");
        yield "subscription/confirm";
      }
    };
  }
}
