package org.vigie.scrapers.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.vigie.fetch.FetchResult.Refused;
import org.vigie.message.Message;

/**
 * Keeps requests off everything that is not the public web. It is asked twice for every hop: for
 * the address as written, and, as the client's resolver, for each connection; what it answers there
 * is what is connected to, so a name cannot change its mind in between.
 */
final class AddressGuard implements DnsResolver {
  /** A host that a lenient resolver takes for a number: 2130706433, 0x7f.1, 0177.0.0.1, 127.1. */
  private static final Pattern NUMBER_LIKE =
      Pattern.compile("(?:0[xX][0-9a-fA-F]*|\\d+)(?:\\.(?:0[xX][0-9a-fA-F]*|\\d+))*\\.?");

  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

  private final FetchSettings settings;
  private final DnsResolver names;

  AddressGuard(FetchSettings settings, DnsResolver names) {
    this.settings = settings;
    this.names = names;
  }

  /** Why this address may not be asked; empty where nothing in its text forbids it. */
  Optional<Refused> refusal(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return refused(uri, Refused.Reason.SCHEME, "fetch.refused.scheme", scheme);
    }
    if (uri.getRawUserInfo() != null
        || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
      return refused(uri, Refused.Reason.ADDRESS, "fetch.refused.user-info", uri.getHost());
    }
    String host = uri.getHost();
    if (host == null || host.contains("%")) {
      return refused(uri, Refused.Reason.ADDRESS, "fetch.refused.host", uri.getRawAuthority());
    }
    int port = port(uri);
    if (isAllowed(host, port)) {
      return Optional.empty();
    }
    if (port != 80 && port != 443 && !settings.reach().extraPorts().contains(port)) {
      return refused(uri, Refused.Reason.ADDRESS, "fetch.refused.port", String.valueOf(port));
    }
    if (NUMBER_LIKE.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches()) {
      return refused(uri, Refused.Reason.ADDRESS, "fetch.refused.host", host);
    }
    return Optional.empty();
  }

  /**
   * With a proxy it is the proxy that connects: the name is looked up here for the check alone. A
   * name that only the proxy can resolve passes; the proxy must guard its own network.
   */
  Optional<Refused> refusalBehindProxy(URI uri) {
    try {
      check(uri.getHost(), port(uri), names.resolve(uri.getHost()));
      return Optional.empty();
    } catch (ForbiddenAddressException forbidden) {
      return Optional.of(refused(uri, forbidden));
    } catch (UnknownHostException knownToTheProxyOnly) {
      return Optional.empty();
    }
  }

  Refused refused(URI uri, ForbiddenAddressException forbidden) {
    return new Refused(
        uri,
        Refused.Reason.ADDRESS,
        Message.of("fetch.refused.address", uri, forbidden.host(), forbidden.address()));
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (!isProxy(host, port)) {
      check(host, port, addresses);
    }
    return Arrays.stream(addresses).map(address -> new InetSocketAddress(address, port)).toList();
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return resolve(host, -1).stream()
        .map(InetSocketAddress::getAddress)
        .toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** One special address among several is enough: the client may take any of them. */
  private void check(String host, int port, InetAddress[] addresses)
      throws ForbiddenAddressException {
    if (isAllowed(host, port)) {
      return;
    }
    for (InetAddress address : addresses) {
      if (SpecialAddresses.isSpecial(address)) {
        throw new ForbiddenAddressException(host, address.getHostAddress());
      }
    }
  }

  static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private boolean isAllowed(String host, int port) {
    return settings.reach().allowed().contains(host.toLowerCase(Locale.ROOT) + ":" + port);
  }

  private boolean isProxy(String host, int port) {
    return (host + ":" + port).equals(settings.reach().proxy());
  }

  private static Optional<Refused> refused(
      URI uri, Refused.Reason reason, String key, String detail) {
    return Optional.of(new Refused(uri, reason, Message.of(key, uri, detail)));
  }
}
