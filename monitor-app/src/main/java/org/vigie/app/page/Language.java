package org.vigie.app.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * French unless somebody chose English by {@code ?lang=en}; the choice is remembered in a cookie,
 * which nobody gets without choosing.
 */
class Language implements LocaleResolver, HandlerInterceptor {
  private static final String COOKIE = "langue";
  private static final String PARAMETER = "lang";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    Locale chosen = known(request.getParameter(PARAMETER));
    if (chosen == null) {
      Cookie cookie = WebUtils.getCookie(request, COOKIE);
      chosen = known(cookie == null ? null : cookie.getValue());
    }
    return chosen == null ? Locale.FRENCH : chosen;
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the language is chosen by ?lang= alone");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Locale chosen = known(request.getParameter(PARAMETER));
    if (chosen != null) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(COOKIE, chosen.getLanguage())
              .path("/")
              .maxAge(Duration.ofDays(365))
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Lax")
              .build()
              .toString());
    }
    return true;
  }

  private static @Nullable Locale known(@Nullable String language) {
    if (language == null) {
      return null;
    }
    return switch (language) {
      case "fr" -> Locale.FRENCH;
      case "en" -> Locale.ENGLISH;
      default -> null;
    };
  }
}
