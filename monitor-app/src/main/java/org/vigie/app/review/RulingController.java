package org.vigie.app.review;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.review.LabelledExport;
import org.vigie.review.Reason;
import org.vigie.review.Reviews;
import org.vigie.review.Verdict;

/** Where admins decide what volunteers could not, and undo what was hidden. */
@Controller
@RequestMapping("/admin/relecture")
class RulingController {
  private static final int SHOWN = 50;

  private final Reviews reviews;
  private final QueuePages pages;
  private final LabelledExport export;

  RulingController(Reviews reviews, QueuePages pages, LabelledExport export) {
    this.reviews = reviews;
    this.pages = pages;
    this.export = export;
  }

  @GetMapping
  String list(@ModelAttribute("say") Say say, Model model) {
    model.addAttribute(
        "toDecide", reviews.toDecide(SHOWN).stream().map(one -> pages.decision(one, say)).toList());
    model.addAttribute("count", reviews.countToDecide());
    model.addAttribute(
        "hidden", reviews.hidden(SHOWN).stream().map(one -> pages.decision(one, say)).toList());
    model.addAttribute("reasons", pages.reasons(say));
    return "review/rulings";
  }

  /**
   * @param decision {@code pertinent}, {@code relire} to ask again, or the reason why not relevant
   */
  @PostMapping("/{match:\\d{1,18}}")
  String rule(
      @PathVariable long match,
      @RequestParam String decision,
      @RequestParam(defaultValue = "") String note,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      RedirectAttributes after) {
    switch (decision) {
      case "pertinent" -> reviews.rule(match, who.accountId(), Verdict.RELEVANT, null, note);
      case "relire" -> reviews.askAgain(match);
      default ->
          reviews.rule(
              match,
              who.accountId(),
              Verdict.NOT_RELEVANT,
              Reason.of(decision)
                  .orElseThrow(() -> new NotFoundException("decision \"" + decision + "\"")),
              note);
    }
    after.addFlashAttribute("notice", say.text("ruling.done"));
    return "redirect:/admin/relecture";
  }

  @GetMapping("/verdicts.jsonl")
  ResponseEntity<String> verdicts() {
    List<String> lines = new ArrayList<>();
    export.write(line -> lines.add(line + "\n"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/jsonl;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"verdicts.jsonl\"")
        .body(String.join("", lines));
  }
}
