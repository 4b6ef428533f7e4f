package org.vigie.app.mail;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.account.SignedIn;
import org.vigie.app.journal.Journal;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Say;
import org.vigie.mailer.outbox.Outbox;

@Controller
class OutboxController {
  private static final int SHOWN = 100;
  private static final int SHORTEST_REASON = 10;

  private final OutboxReadModel outbox;
  private final Outbox mails;
  private final Journal journal;

  OutboxController(OutboxReadModel outbox, Outbox mails, Journal journal) {
    this.outbox = outbox;
    this.mails = mails;
    this.journal = journal;
  }

  /** A mail in the list; its text and subject are not shown, its address is masked. */
  record Line(
      long id,
      String created,
      String cause,
      String recipient,
      Badge badge,
      int attempts,
      String reply,
      String sent) {}

  /** How many mails are in a state. */
  record Count(Badge badge, long mails) {}

  @GetMapping("/admin/courrier")
  String list(@ModelAttribute("say") Say say, Model model) {
    List<Line> lines = outbox.latest(SHOWN).stream().map(row -> line(row, say)).toList();
    model.addAttribute("lines", lines);
    model.addAttribute(
        "counts",
        outbox.counts().entrySet().stream()
            .map(entry -> new Count(badge(entry.getKey(), say), entry.getValue()))
            .toList());
    return "mail/outbox";
  }

  /** Shows one address, once, to who says why; the reason is recorded before it is shown. */
  @PostMapping("/admin/courrier/{id}/reveler")
  String reveal(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String raison,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      RedirectAttributes after) {
    if (raison.strip().length() < SHORTEST_REASON) {
      after.addFlashAttribute("notice", say.text("mail.reveal.why"));
      return "redirect:/admin/courrier";
    }
    journal.record(
        who.getUsername(),
        Journal.What.ADDRESS_REVEALED,
        say.text("mail.reveal.subject", id),
        raison.strip());
    after.addFlashAttribute(
        "notice",
        mails
            .recipient(id)
            .map(address -> say.text("mail.reveal.shown", id, address))
            .orElseGet(() -> say.text("mail.reveal.none")));
    return "redirect:/admin/courrier";
  }

  private static Line line(OutboxReadModel.Row row, Say say) {
    return new Line(
        row.id(),
        say.moment(row.createdAt()),
        say.word("mail.cause.", row.cause()),
        "…@" + row.domain(),
        badge(row.state(), say),
        row.attempts(),
        row.smtpReply() == null ? "" : row.smtpReply(),
        row.sentAt() == null ? "" : say.moment(row.sentAt()));
  }

  private static Badge badge(String state, Say say) {
    String tone =
        switch (state) {
          case "sent" -> "ok";
          case "failed", "refused", "bounced" -> "bad";
          case "deferred" -> "warn";
          default -> "info";
        };
    return new Badge(tone, say.word("mail.state.", state));
  }
}
