package org.vigie.app.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/** Light, dark, or as the system has it; one cookie, set only when somebody chooses. */
@Controller
class Appearance {
  private static final String COOKIE = "apparence";

  static String of(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    String value = cookie == null ? "" : cookie.getValue();
    return value.equals("light") || value.equals("dark") ? value : "";
  }

  @GetMapping("/apparence")
  String choose(
      @RequestParam(defaultValue = "auto") String choix,
      @RequestParam(defaultValue = "/") String retour,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean chosen = choix.equals("light") || choix.equals("dark");
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, chosen ? choix : "")
            .path("/")
            .maxAge(chosen ? Duration.ofDays(365) : Duration.ZERO)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build()
            .toString());
    return "redirect:" + Inside.path(retour);
  }
}
