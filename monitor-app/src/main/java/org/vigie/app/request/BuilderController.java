package org.vigie.app.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.dossier.DossierView;
import org.vigie.request.Authorities;
import org.vigie.request.Authority;
import org.vigie.request.LetterTemplate;
import org.vigie.request.RequestDraft;
import org.vigie.request.Requests;

/** From a dossier to a drafted letter. */
@Controller
class BuilderController {
  private final BuilderPages pages;
  private final Authorities authorities;
  private final LetterTemplate template;
  private final Requests requests;

  BuilderController(
      BuilderPages pages, Authorities authorities, LetterTemplate template, Requests requests) {
    this.pages = pages;
    this.authorities = authorities;
    this.template = template;
    this.requests = requests;
  }

  @GetMapping("/benevole/demandes/nouvelle")
  String show(
      @RequestParam long dossier,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      Model model) {
    DossierView view = pages.dossier(dossier);
    return page(view, pages.first(view, who), List.of(), say, model);
  }

  /** Other authorities, and the documents of the one that is chosen; nothing is kept. */
  @PostMapping("/benevole/demandes/nouvelle/chercher")
  String search(
      @RequestParam long dossier,
      @RequestParam MultiValueMap<String, String> parameters,
      @ModelAttribute("say") Say say,
      Model model) {
    return page(pages.dossier(dossier), BuilderForm.of(parameters), List.of(), say, model);
  }

  @PostMapping("/benevole/demandes/nouvelle")
  String draft(
      @RequestParam long dossier,
      @RequestParam MultiValueMap<String, String> parameters,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    DossierView view = pages.dossier(dossier);
    BuilderForm form = BuilderForm.of(parameters);
    List<FormError> errors = pages.errors(form, say);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(view, form, errors, say, model);
    }
    Authority authority = authority(form, who);
    String number =
        requests
            .draft(
                new RequestDraft(
                    view.id(), authority.id(), who.accountId(), form.subject(), "", form.asker()),
                who.displayName(),
                _ ->
                    template.draft(
                        form.subject(), authority.kind(), pages.asked(form), form.asker()))
            .number();
    after.addFlashAttribute("notice", say.text("builder.done", number));
    return "redirect:" + RequestFiles.page(number) + "/modifier";
  }

  private Authority authority(BuilderForm form, SignedIn who) {
    Authority authority =
        pages
            .chosen(form)
            .orElseGet(
                () -> authorities.findOrCreate(null, form.otherName(), null, who.displayName()));
    return form.address().isEmpty() || form.address().equals(BuilderPages.reach(authority))
        ? authority
        : authorities.reachAt(authority.id(), form.address(), who.displayName());
  }

  private String page(
      DossierView view, BuilderForm form, List<FormError> errors, Say say, Model model) {
    model.addAttribute("builder", pages.page(view, form, errors, say));
    return "request/builder";
  }
}
