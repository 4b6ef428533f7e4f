package org.vigie.app.source;

import java.util.List;
import java.util.Optional;
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
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.app.page.Csv;
import org.vigie.app.page.Pagination;
import org.vigie.app.page.Say;

/** What is watched, for anyone: silence is shown. */
@Controller
class WatchController {
  /** A matrix of 28 days of more sources would weigh more than a page should. */
  private static final int SIZE = 25;

  private final SourcePages pages;
  private final LedgerPages ledger;

  WatchController(SourcePages pages, LedgerPages ledger) {
    this.pages = pages;
    this.ledger = ledger;
  }

  @GetMapping("/veille")
  String watch(
      @RequestParam(required = false) @Nullable String etat,
      @RequestParam(required = false) @Nullable String page,
      @ModelAttribute("say") Say say,
      Model model) {
    SourcePages.SourceList sources = pages.list(etat, "/veille", say);
    Pagination pagination = Pagination.of(page, SIZE, sources.cards().size());
    List<SourceCard> shown = sources.cards().subList(pagination.offset(), (int) pagination.last());
    int number = pagination.number();
    model.addAttribute("sources", sources);
    model.addAttribute("shown", shown);
    model.addAttribute("matrix", ledger.matrix(shown, say));
    model.addAttribute("pagination", pagination);
    model.addAttribute("steps", pagination.steps(step -> href(etat, step)));
    model.addAttribute("previous", number > 1 ? href(etat, number - 1) : null);
    model.addAttribute("next", number < pagination.pages() ? href(etat, number + 1) : null);
    return "source/watch";
  }

  private static String href(@Nullable String etat, int page) {
    return UriComponentsBuilder.fromPath("/veille")
        .queryParamIfPresent("etat", Optional.ofNullable(etat))
        .queryParam("page", page)
        .encode()
        .toUriString();
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
