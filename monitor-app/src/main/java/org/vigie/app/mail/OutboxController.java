package org.vigie.app.mail;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Masked;
import org.vigie.app.page.Say;

@Controller
class OutboxController {
  private static final int SHOWN = 100;

  private final OutboxReadModel outbox;

  OutboxController(OutboxReadModel outbox) {
    this.outbox = outbox;
  }

  /** A mail in the list; its text and subject are not shown, its address is masked. */
  record Line(
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

  private static Line line(OutboxReadModel.Row row, Say say) {
    return new Line(
        say.moment(row.createdAt()),
        say.word("mail.cause.", row.cause()),
        Masked.address(row.recipient()),
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
