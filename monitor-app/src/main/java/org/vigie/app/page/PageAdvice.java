package org.vigie.app.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Gives each page its frame and its voice. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {
  private final MessageSource sentences;

  PageAdvice(MessageSource sentences) {
    this.sentences = sentences;
  }

  @ModelAttribute("say")
  Say say(Locale locale) {
    return new Say(sentences, locale);
  }

  @ModelAttribute("page")
  Page page(HttpServletRequest request, Locale locale, @Nullable Authentication who) {
    String path = path(request);
    String query = request.getQueryString();
    String here = query == null ? path : path + "?" + query;
    String other = locale.getLanguage().equals("fr") ? "en" : "fr";
    return new Page(
        locale.getLanguage(),
        inLanguage(request.getMethod().equals("GET") ? here : path, other),
        Appearance.of(request),
        path,
        here,
        person(who));
  }

  private static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
        ? failed
        : request.getRequestURI();
  }

  private static String inLanguage(String here, String language) {
    try {
      return UriComponentsBuilder.fromUriString(here)
          .replaceQueryParam("lang", language)
          .build()
          .toUriString();
    } catch (IllegalArgumentException notAnAddress) {
      return "/?lang=" + language;
    }
  }

  private static Page.@Nullable Person person(@Nullable Authentication who) {
    if (who == null || !(who.getPrincipal() instanceof Named named)) {
      return null;
    }
    boolean admin =
        who.getAuthorities().stream().anyMatch(a -> "ROLE_ADMIN".equals(a.getAuthority()));
    return new Page.Person(named.displayName(), admin);
  }
}
