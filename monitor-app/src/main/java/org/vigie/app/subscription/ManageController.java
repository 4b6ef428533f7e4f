package org.vigie.app.subscription;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.alert.Answer;
import org.vigie.alert.OwnPage;
import org.vigie.app.page.FormError;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;

/** A person's own page, behind the link in each of their mails. */
@Controller
class ManageController {
  private final OwnPage ownPage;
  private final OwnPages pages;
  private final SubscriptionPages forms;

  ManageController(OwnPage ownPage, OwnPages pages, SubscriptionPages forms) {
    this.ownPage = ownPage;
    this.pages = pages;
    this.forms = forms;
  }

  /**
   * @param modifier number of the subscription to be changed; 0 for the list of all
   */
  @GetMapping("/mes-alertes/{token}")
  String show(
      @PathVariable String token,
      @RequestParam(required = false) @Nullable String supprimer,
      @RequestParam(defaultValue = "0") long modifier,
      @ModelAttribute("say") Say say,
      Model model) {
    var person = ownPage.show(token);
    var toChange =
        person.stream()
            .flatMap(known -> known.subscriptions().stream())
            .filter(one -> one.id() == modifier)
            .findFirst();
    if (toChange.isPresent()) {
      return form(
          token, modifier, SubscriptionForm.of(toChange.get().choice()), List.of(), say, model);
    }
    model.addAttribute("token", token);
    model.addAttribute("asksToDelete", supprimer != null);
    model.addAttribute("own", person.map(known -> pages.own(known, say)).orElse(null));
    return "subscription/manage";
  }

  private String form(
      String token, long id, SubscriptionForm form, List<FormError> errors, Say say, Model model) {
    model.addAttribute("token", token);
    model.addAttribute("id", id);
    model.addAttribute("subscribe", forms.form(form, errors, say));
    return "subscription/change";
  }

  /** All that is kept of the person, to be read by machines. */
  @GetMapping("/mes-alertes/{token:[^.]+}.json")
  ResponseEntity<OwnPage.Kept> export(@PathVariable String token) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("vigie.json").build().toString())
        .body(
            ownPage
                .export(token)
                .orElseThrow(() -> new NotFoundException("no such person's page")));
  }

  @PostMapping(value = "/mes-alertes/{token}", params = "faire=changer")
  String change(
      @PathVariable String token,
      @RequestParam long abonnement,
      @RequestParam MultiValueMap<String, String> parameters,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    SubscriptionForm form = SubscriptionForm.of(parameters);
    SubscriptionPages.Asked asked = forms.asked(form, say);
    List<FormError> errors = asked.errors();
    if (errors.isEmpty()) {
      Answer.ToChange answer = ownPage.change(token, abonnement, asked.choice());
      if (!(answer instanceof Answer.Refused refused)) {
        return done(answer, token, say, after);
      }
      errors = forms.errors(refused, say);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(token, abonnement, form, errors, say, model);
  }

  @PostMapping(value = "/mes-alertes/{token}", params = "faire!=changer")
  String act(
      @PathVariable String token,
      @RequestParam String faire,
      @RequestParam(defaultValue = "0") long abonnement,
      @RequestParam(defaultValue = "") String jusquau,
      @RequestParam(defaultValue = "fr") String langue,
      @ModelAttribute("say") Say say,
      RedirectAttributes after) {
    Answer.ToChange answer =
        switch (faire) {
          case "pause" -> ownPage.pause(token, abonnement, date(jusquau));
          case "reprendre" -> ownPage.pause(token, abonnement, null);
          case "retirer" -> ownPage.remove(token, abonnement);
          case "langue" ->
              ownPage.speak(token, langue.equals("en") ? Locale.ENGLISH : Locale.FRENCH);
          case "tout-supprimer" -> ownPage.deleteAll(token);
          default -> new Answer.UnknownLink();
        };
    return done(answer, token, say, after);
  }

  private static String done(
      Answer.ToChange answer, String token, Say say, RedirectAttributes after) {
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
    } catch (DateTimeParseException notDate) {
      return null;
    }
  }
}
