package org.vigie.app.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Pages with a token or somebody's data are kept by no cache and no search engine; the others are
 * asked for again each time, and only their style and script are kept.
 */
class Discretion implements HeaderWriter {
  private static final String[] PERSONAL = {
    "/benevole", "/admin", "/connexion", "/abonnement/", "/mes-alertes/", "/desabonnement/"
  };

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    String path = request.getRequestURI();
    if (Stream.of(PERSONAL).anyMatch(path::startsWith)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Robots-Tag", "noindex, nofollow");
    } else if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
  }
}
