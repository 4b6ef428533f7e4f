package org.vigie.app.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.app.request.LetterPages.Draft;
import org.vigie.app.request.LetterPages.LetterPage;
import org.vigie.request.Request;
import org.vigie.request.RequestChange;
import org.vigie.request.Requests;

/** Editing the letter of a request that has not left yet. */
@Controller
@RequestMapping(RequestFiles.ADDRESS)
class LetterController {
  private final RequestFiles files;
  private final LetterPages pages;
  private final Requests requests;

  LetterController(RequestFiles files, LetterPages pages, Requests requests) {
    this.files = files;
    this.pages = pages;
    this.requests = requests;
  }

  @GetMapping("/modifier")
  String show(
      @PathVariable String number,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      Model model) {
    RequestFile file = files.open(number, who);
    if (!requests.standing(file.request()).state().isBeforeSending()) {
      return "redirect:" + RequestFiles.page(number);
    }
    return page(pages.page(file, pages.saved(file, say), List.of()), model);
  }

  /** What was typed, laid out as it will be read; nothing is kept. */
  @PostMapping("/apercu")
  String preview(
      @PathVariable String number,
      @RequestParam int version,
      @RequestParam String objet,
      @RequestParam String lettre,
      @RequestParam(defaultValue = "") String nom,
      @RequestParam(name = "adresse-postale", defaultValue = "") String postalAddress,
      @AuthenticationPrincipal SignedIn who,
      Model model) {
    RequestFile file = files.open(number, who);
    Draft draft = draft(file, objet, lettre, nom, postalAddress);
    LetterPage now = pages.page(file, draft, List.of());
    model.addAttribute("preview", true);
    // The version that was read, not today's: a conflict must still be found when saving.
    return page(
        new LetterPage(
            now.number(), now.href(), version, now.authority(), draft, now.mine(), List.of(), null),
        model);
  }

  @PostMapping("/modifier")
  String save(
      @PathVariable String number,
      @RequestParam int version,
      @RequestParam String objet,
      @RequestParam String lettre,
      @RequestParam(defaultValue = "") String nom,
      @RequestParam(name = "adresse-postale", defaultValue = "") String postalAddress,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    RequestFile file = files.open(number, who);
    Draft draft = draft(file, objet, lettre, nom, postalAddress);
    List<FormError> errors = pages.errors(draft, say);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(pages.page(file, draft, errors), model);
    }
    RequestChange change =
        requests.edit(
            number,
            version,
            draft.subject(),
            file.written(draft.letter(), say),
            draft.asker(file.request().asker()),
            file.author());
    return switch (change) {
      case RequestChange.Done _ -> {
        after.addFlashAttribute("notice", say.text("letter.saved"));
        yield "redirect:" + RequestFiles.page(number);
      }
      case RequestChange.Conflict(Request now) -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        yield page(pages.conflict(files.of(now, who), draft, say), model);
      }
      case RequestChange.Refused(var reasons) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield page(pages.page(file, draft, RequestWords.errors("lettre", reasons, say)), model);
      }
    };
  }

  private static Draft draft(
      RequestFile file, String subject, String letter, String name, String postalAddress) {
    return new Draft(
        BuilderForm.oneLine(subject),
        letter.replace("\r\n", "\n"),
        file.mine() ? BuilderForm.oneLine(name) : null,
        file.mine() ? postalAddress.replace("\r\n", "\n").strip() : null);
  }

  private static String page(LetterPage page, Model model) {
    model.addAttribute("letter", page);
    return "request/letter";
  }
}
