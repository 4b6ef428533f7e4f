package org.vigie.app.request;

import org.springframework.stereotype.Component;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.NotFoundException;
import org.vigie.request.Authorities;
import org.vigie.request.Request;
import org.vigie.request.Requests;

/** Opens a request for a person of the team. */
@Component
class RequestFiles {
  /** Addresses of requests begin so; the number is {@code D-2026-0142}. */
  static final String ADDRESS = "/benevole/demandes/{number:D-\\d{4}-\\d{1,6}}";

  private final Requests requests;
  private final Authorities authorities;

  RequestFiles(Requests requests, Authorities authorities) {
    this.requests = requests;
    this.authorities = authorities;
  }

  /**
   * @throws NotFoundException where no request has that number
   */
  RequestFile open(String number, SignedIn reader) {
    return of(
        requests.find(number).orElseThrow(() -> new NotFoundException("request " + number)),
        reader);
  }

  RequestFile of(Request request, SignedIn reader) {
    return new RequestFile(
        request,
        authorities
            .find(request.authorityId())
            .orElseThrow(() -> new IllegalStateException("no authority: " + request.number())),
        reader);
  }

  static String page(String number) {
    return "/benevole/demandes/" + number;
  }
}
