package org.vigie.app.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.vigie.app.page.Limits;

/** Slows down who guesses passwords; the answer is the same as for a wrong one. */
class LogInLimit extends OncePerRequestFilter {
  private final Limits limits;

  LogInLimit(Limits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean logIn =
        "POST".equals(request.getMethod()) && "/connexion".equals(request.getRequestURI());
    if (logIn && !limits.hasLeft(Limits.Deed.LOG_IN, request)) {
      response.sendRedirect("/connexion?refus");
    } else {
      chain.doFilter(request, response);
    }
  }
}
