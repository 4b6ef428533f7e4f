package org.vigie.app.find;

import org.jspecify.annotations.Nullable;
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
      Model model) {
    model.addAttribute("search", pages.page(FindFilter.of(parameters), page, tout, say));
    return "find/search";
  }
}
