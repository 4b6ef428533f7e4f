package org.vigie.scrapers.fetch;

import java.net.UnknownHostException;

/** Thrown at connect time for a name that leads to an address the guard refuses. */
final class ForbiddenAddressException extends UnknownHostException {
  private final String host;
  private final String address;

  ForbiddenAddressException(String host, String address) {
    super(host + " leads to " + address);
    this.host = host;
    this.address = address;
  }

  String host() {
    return host;
  }

  String address() {
    return address;
  }
}
