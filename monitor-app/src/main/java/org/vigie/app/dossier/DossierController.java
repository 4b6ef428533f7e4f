package org.vigie.app.dossier;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.vigie.app.page.ICalendar;
import org.vigie.app.page.Say;

@Controller
class DossierController {
  private final DossierPages pages;

  DossierController(DossierPages pages) {
    this.pages = pages;
  }

  @GetMapping("/dossiers/{id:\\d{1,18}}")
  String show(@PathVariable long id, @ModelAttribute("say") Say say, Model model) {
    Long merged = pages.mergedInto(id);
    if (merged != null) {
      return "redirect:/dossiers/" + merged;
    }
    model.addAttribute("dossier", pages.page(id, say));
    return "dossier/dossier";
  }

  @GetMapping("/dossiers/{id:\\d{1,18}}.ics")
  ResponseEntity<String> calendar(@PathVariable long id, @ModelAttribute("say") Say say) {
    return ResponseEntity.ok().contentType(ICalendar.TYPE).body(pages.calendar(id, say));
  }
}
