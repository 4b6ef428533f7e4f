package org.vigie.app.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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
import org.vigie.request.EventDetail;
import org.vigie.request.Request;
import org.vigie.request.RequestChange;
import org.vigie.request.Requests;

/** One request: where it stands, and what happens to it. */
@Controller
@RequestMapping(RequestFiles.ADDRESS)
class RequestController {
  private final RequestFiles files;
  private final RequestPages pages;
  private final Requests requests;

  RequestController(RequestFiles files, RequestPages pages, Requests requests) {
    this.files = files;
    this.pages = pages;
    this.requests = requests;
  }

  @GetMapping
  String show(
      @PathVariable String number,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      Model model) {
    return page(pages.page(files.open(number, who), say), model);
  }

  @PostMapping("/noter")
  String note(
      @PathVariable String number,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String evenement,
      @RequestParam(defaultValue = "") String jour,
      @RequestParam(defaultValue = "non") String delais,
      @RequestParam(defaultValue = "") String note,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    RequestFile file = files.open(number, who);
    EventForm form = new EventForm(evenement, jour, delais, note.replace("\r\n", "\n").strip());
    List<FormError> errors = errors(form, say);
    if (!errors.isEmpty()) {
      return refused(file, form, errors, say, response, model);
    }
    RequestChange change =
        requests.record(
            number,
            version,
            form.kind().orElseThrow(),
            form.date().orElseThrow(),
            new EventDetail(form.note(), null, form.remediesTold(), null),
            file.author());
    return switch (change) {
      case RequestChange.Done _ -> {
        after.addFlashAttribute("notice", say.text("request.noted"));
        yield "redirect:" + RequestFiles.page(number);
      }
      case RequestChange.Conflict(Request now) ->
          conflict(files.of(now, who), form, say, response, model);
      case RequestChange.Refused(var reasons) ->
          refused(file, form, RequestWords.errors("jour", reasons, say), say, response, model);
    };
  }

  @PostMapping("/evenements/{event:\\d{1,18}}/annuler")
  String undo(
      @PathVariable String number,
      @PathVariable long event,
      @RequestParam int version,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    RequestFile file = files.open(number, who);
    EventForm form = EventForm.empty(requests.today());
    return switch (requests.undo(number, version, event, file.author())) {
      case RequestChange.Done _ -> {
        after.addFlashAttribute("notice", say.text("request.undone"));
        yield "redirect:" + RequestFiles.page(number);
      }
      case RequestChange.Conflict(Request now) ->
          conflict(files.of(now, who), form, say, response, model);
      case RequestChange.Refused(var reasons) ->
          refused(
              file, form, RequestWords.errors("historique", reasons, say), say, response, model);
    };
  }

  private static List<FormError> errors(EventForm form, Say say) {
    List<FormError> errors = new ArrayList<>();
    if (form.kind().isEmpty()) {
      errors.add(new FormError("evenement", say.text("request.error.kind")));
    }
    if (form.date().isEmpty()) {
      errors.add(new FormError("jour", say.text("request.error.day", form.day())));
    }
    BuilderPages.tooLong("note", form.note(), EventForm.LONGEST_NOTE, errors, say);
    return errors;
  }

  private String refused(
      RequestFile file,
      EventForm form,
      List<FormError> errors,
      Say say,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(pages.page(file, form, errors, "", say), model);
  }

  private String conflict(
      RequestFile now, EventForm form, Say say, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.CONFLICT.value());
    return page(
        pages.page(now, form, List.of(), say.moment(now.request().updatedAt()), say), model);
  }

  private static String page(RequestPage page, Model model) {
    model.addAttribute("request", page);
    return "request/request";
  }
}
