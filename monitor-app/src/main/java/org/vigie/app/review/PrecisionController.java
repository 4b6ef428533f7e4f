package org.vigie.app.review;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.app.page.Say;
import org.vigie.review.Precision;

/** What each rule and expression is worth, as a sortable table and for spreadsheets. */
@Controller
class PrecisionController {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final PrecisionPages pages;

  PrecisionController(PrecisionPages pages) {
    this.pages = pages;
  }

  /**
   * @param regle shows the expressions of one rule; empty for all rules
   */
  @GetMapping("/admin/relecture/precision")
  String table(
      @RequestParam(defaultValue = "") String regle,
      @RequestParam(defaultValue = "") String tri,
      @ModelAttribute("say") Say say,
      Model model) {
    model.addAttribute("precision", pages.table(regle, tri, say));
    return "review/precision";
  }

  @GetMapping("/admin/relecture/precision.csv")
  ResponseEntity<String> csv() {
    List<Precision> all = pages.all();
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"precision.csv\"")
        .body(PrecisionPages.csv(all));
  }
}
