package org.vigie.app.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.Say;
import org.vigie.review.Outcome;
import org.vigie.review.Reason;
import org.vigie.review.Reviews;
import org.vigie.review.Turn;
import org.vigie.review.Verdict;

/**
 * A volunteer's queue: one find at a time. What they pass is in the address, so that Back and a
 * reload lose nothing.
 */
@Controller
@RequestMapping("/benevole/a-relire")
class ReviewController {
  private static final int MOST_PASSED = 50;

  private final Reviews reviews;
  private final QueuePages pages;

  ReviewController(Reviews reviews, QueuePages pages) {
    this.reviews = reviews;
    this.pages = pages;
  }

  @GetMapping
  String next(
      @RequestParam(defaultValue = "") String sans,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      Model model) {
    List<Long> passed = passed(sans);
    Optional<Turn> turn = reviews.next(who.accountId(), Set.copyOf(passed));
    model.addAttribute("queue", pages.queue(turn, passed, who.accountId(), say));
    return "review/queue";
  }

  /**
   * @param reponse {@code pertinent}, {@code doute}, or the reason why it is not relevant
   */
  @PostMapping
  String answer(
      @RequestParam long reperage,
      @RequestParam int tour,
      @RequestParam String reponse,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String sans,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      RedirectAttributes after) {
    @Nullable Reason reason = Reason.of(reponse).orElse(null);
    Verdict verdict =
        switch (reponse) {
          case "pertinent" -> Verdict.RELEVANT;
          case "doute" -> Verdict.UNSURE;
          default -> reason == null ? Verdict.UNSURE : Verdict.NOT_RELEVANT;
        };
    Outcome outcome = reviews.answer(reperage, tour, who.accountId(), verdict, reason, note);
    if (outcome.kept()) {
      after.addFlashAttribute("notice", pages.notice(verdict, reason, outcome, say));
    }
    return redirect(sans);
  }

  @PostMapping("/annuler")
  String undo(
      @RequestParam(defaultValue = "") String sans,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      RedirectAttributes after) {
    boolean undone = reviews.undo(who.accountId()).isPresent();
    after.addFlashAttribute(
        "undone", say.text(undone ? "review.undone" : "review.undone.too-late"));
    return redirect(sans);
  }

  private static String redirect(String sans) {
    List<Long> passed = passed(sans);
    return "redirect:/benevole/a-relire" + (passed.isEmpty() ? "" : "?sans=" + joined(passed));
  }

  static String joined(List<Long> passed) {
    return passed.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }

  /** The matches that were passed, oldest first; what is no number is left out. */
  private static List<Long> passed(String sans) {
    List<Long> all =
        Arrays.stream(sans.split("-", -1))
            .filter(number -> number.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .toList();
    return all.subList(Math.max(0, all.size() - MOST_PASSED), all.size());
  }
}
