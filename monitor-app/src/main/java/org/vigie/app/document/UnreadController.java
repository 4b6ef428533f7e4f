package org.vigie.app.document;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.reading.Readings;
import org.vigie.stage.Stage;
import org.vigie.stage.Stages;

/** Documents that were not read whole, for admins: why, and "read it again". */
@Controller
@RequestMapping("/admin/documents")
class UnreadController {
  private static final int SHOWN = 200;

  private final DocumentReadModel documents;
  private final Readings readings;
  private final Stages stages;

  UnreadController(DocumentReadModel documents, Readings readings, Stages stages) {
    this.documents = documents;
    this.readings = readings;
    this.stages = stages;
  }

  /**
   * @param detail the technical reason, in English
   */
  record Line(
      long id,
      String name,
      String source,
      Badge badge,
      String sentence,
      String detail,
      String at) {}

  @GetMapping
  String list(@ModelAttribute("say") Say say, Model model) {
    List<Line> lines = documents.unread(SHOWN).stream().map(row -> line(row, say)).toList();
    model.addAttribute("lines", lines);
    return "document/unread";
  }

  /** A file that ended its reader is read again only when somebody asks for it. */
  @PostMapping("/{id:\\d{1,18}}/relire")
  String readAgain(
      @PathVariable long id, @ModelAttribute("say") Say say, RedirectAttributes after) {
    DocumentReadModel.Row row =
        documents.find(id).orElseThrow(() -> new NotFoundException("document " + id));
    String sha256 = row.sha256();
    if (sha256 == null || !readings.retry(sha256)) {
      throw new NotFoundException("reading of document " + id);
    }
    stages.start(Stage.READ, List.of());
    after.addFlashAttribute("notice", say.text("unread.again.done", Foreign.name(row.name())));
    return "redirect:/admin/documents";
  }

  private static Line line(DocumentReadModel.Unread row, Say say) {
    return new Line(
        row.id(),
        Foreign.name(row.name()),
        row.sourceName(),
        Badge.reading(say, row.status()),
        say.word("reading.sentence.", row.status()),
        row.detail(),
        say.moment(row.readAt()));
  }
}
