package org.vigie.app.find;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigie.app.page.Say;

@Controller
class SearchController {
  private final SearchPages pages;

  SearchController(SearchPages pages) {
    this.pages = pages;
  }

  @GetMapping(SearchPages.PATH)
  String search(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestParam(required = false) @Nullable String page,
      @RequestParam(required = false) @Nullable String tout,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      Model model) {
    SearchPage shown = pages.page(FindFilter.of(parameters), page, tout, say);
    if (!shown.problem().isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    model.addAttribute("search", shown);
    model.addAttribute("alternates", shown.formats());
    return "find/search";
  }
}
