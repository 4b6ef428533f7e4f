package org.vigie.app.journal;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Say;

@Controller
class JournalController {
  private static final int SHOWN = 500;

  private final Journal journal;

  JournalController(Journal journal) {
    this.journal = journal;
  }

  /** An entry, ready to print. */
  record Line(String at, String who, String what, String subject, String reason) {}

  @GetMapping("/admin/journal")
  String list(@ModelAttribute("say") Say say, Model model) {
    List<Line> lines =
        journal.latest(SHOWN).stream()
            .map(
                entry ->
                    new Line(
                        say.moment(entry.at()),
                        entry.who(),
                        say.word("journal.what.", entry.what()),
                        entry.subject(),
                        Foreign.name(entry.reason())))
            .toList();
    model.addAttribute("lines", lines);
    return "journal/journal";
  }
}
