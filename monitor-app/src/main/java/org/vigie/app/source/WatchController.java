package org.vigie.app.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.app.page.Csv;
import org.vigie.app.page.Say;

/** What is watched, for anyone: silence is shown. */
@Controller
class WatchController {
  private final SourcePages pages;
  private final LedgerPages ledger;

  WatchController(SourcePages pages, LedgerPages ledger) {
    this.pages = pages;
    this.ledger = ledger;
  }

  @GetMapping("/veille")
  String watch(
      @RequestParam(required = false) @Nullable String etat,
      @ModelAttribute("say") Say say,
      Model model) {
    SourcePages.SourceList sources = pages.list(etat, "/veille", say);
    model.addAttribute("sources", sources);
    model.addAttribute("matrix", ledger.matrix(sources.cards(), say));
    return "source/watch";
  }

  @GetMapping("/veille/{id}")
  String source(@PathVariable String id, @ModelAttribute("say") Say say, Model model) {
    model.addAttribute("source", pages.detail(id, say));
    model.addAttribute("days", ledger.days(id, say));
    return "source/days";
  }

  @GetMapping(value = "/veille.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<LedgerRow>> json(@ModelAttribute("say") Say say) {
    return ResponseEntity.ok(rows(say));
  }

  @GetMapping("/veille.csv")
  ResponseEntity<String> csv(@ModelAttribute("say") Say say) {
    return ResponseEntity.ok()
        .contentType(Csv.TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"veille.csv\"")
        .body(LedgerRow.csv(rows(say)));
  }

  private List<LedgerRow> rows(Say say) {
    return ledger.rows().stream().map(day -> LedgerRow.of(day, say)).toList();
  }
}
