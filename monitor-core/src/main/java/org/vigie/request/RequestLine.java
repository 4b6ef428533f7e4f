package org.vigie.request;

/** A request as lists show it. */
public record RequestLine(
    RequestStanding standing, String dossierTitle, String authorityName, String accountName) {

  /** Before today's date has been applied. */
  record Raw(Request request, String dossierTitle, String authorityName, String accountName) {}
}
