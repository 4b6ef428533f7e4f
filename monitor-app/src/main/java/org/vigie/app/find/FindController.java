package org.vigie.app.find;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;

@Controller
class FindController {
  private final FindPages pages;

  FindController(FindPages pages) {
    this.pages = pages;
  }

  /** The id alone leads to the current readable tail; any tail is allowed and ignored. */
  @GetMapping("/reperages/{id:\\d{1,18}}")
  ResponseEntity<Void> bare(@PathVariable long id, HttpServletRequest request) {
    @Nullable String query = request.getQueryString();
    String address = pages.address(id);
    if (address.equals("/reperages/" + id)) {
      address = address + "-";
    }
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
        .header(HttpHeaders.LOCATION, query == null ? address : address + "?" + query)
        .build();
  }

  @GetMapping("/reperages/{id:\\d{1,18}}-{tail:.*}")
  String show(
      @PathVariable String id,
      @PathVariable String tail,
      @ModelAttribute("say") Say say,
      Model model) {
    try {
      model.addAttribute("find", pages.page(Long.parseLong(id), say));
    } catch (NumberFormatException notAnId) {
      throw new NotFoundException("find " + id + "-" + tail);
    }
    return "find/find";
  }
}
