package org.vigie.app.review;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.find.FindPages;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Limits;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.review.Reason;
import org.vigie.review.Reviews;

/** « Ce repérage est faux ? Le dire »: by anybody, without account, a few times an hour. */
@Controller
@RequestMapping("/reperages/{id:\\d{1,18}}/signaler")
class ReportController {
  private final Reviews reviews;
  private final QueuePages pages;
  private final FindPages finds;
  private final Limits limits;

  ReportController(Reviews reviews, QueuePages pages, FindPages finds, Limits limits) {
    this.reviews = reviews;
    this.pages = pages;
    this.finds = finds;
    this.limits = limits;
  }

  @GetMapping
  String form(@PathVariable long id, @ModelAttribute("say") Say say, Model model) {
    return form(id, "", List.of(), say, model);
  }

  @PostMapping
  String report(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String raison,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      HttpServletResponse response,
      @ModelAttribute("say") Say say,
      Model model,
      RedirectAttributes after) {
    Optional<Reason> reason = Reason.of(raison);
    if (reason.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      FormError missing = new FormError("raison", say.text("report.reason.missing"));
      return form(id, note, List.of(missing), say, model);
    }
    if (!limits.allows(Limits.Deed.REPORT, request)) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      FormError tooMany = new FormError("note", say.text("report.too-many"));
      return form(id, note, List.of(tooMany), say, model);
    }
    if (!reviews.report(id, reason.get(), note)) {
      throw new NotFoundException("find " + id);
    }
    after.addFlashAttribute("thanks", say.text("report.thanks"));
    return "redirect:" + finds.address(id);
  }

  private String form(long id, String note, List<FormError> errors, Say say, Model model) {
    model.addAttribute("find", finds.page(id, say));
    model.addAttribute("address", finds.address(id));
    model.addAttribute("reasons", pages.reasons(say));
    model.addAttribute("note", note);
    model.addAttribute("errors", errors);
    return "review/report";
  }
}
