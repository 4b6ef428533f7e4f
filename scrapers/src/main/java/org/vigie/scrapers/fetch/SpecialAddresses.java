package org.vigie.scrapers.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that are not on the public internet, from the IANA special-purpose registries (RFC 6890
 * and its updates). IPv6 forms that carry an IPv4 address are judged by what they carry, and all of
 * IPv6 outside global unicast (2000::/3) is special.
 */
final class SpecialAddresses {
  private static final List<Range> V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");
  private static final List<Range> V6_INSIDE_GLOBAL_UNICAST =
      ranges(
          "2001::/23", // IETF protocol assignments, among them Teredo
          "2001:db8::/32",
          "2002::/16", // 6to4
          "2620:4f:8000::/48",
          "3fff::/20",
          "3ffe::/16");
  private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

  private SpecialAddresses() {}

  static boolean isSpecial(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return V4.stream().anyMatch(range -> range.contains(bytes));
    }
    // IPv4-mapped literals arrive as Inet4Address; NAT64, mapped and compatible forms built by
    // hand lie outside 2000::/3 and are refused with it
    return !GLOBAL_UNICAST.contains(bytes)
        || V6_INSIDE_GLOBAL_UNICAST.stream().anyMatch(range -> range.contains(bytes));
  }

  private static List<Range> ranges(String... texts) {
    return Arrays.stream(texts).map(Range::of).toList();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Range(byte[] prefix, int bits) {
    static Range of(String text) {
      int slash = text.indexOf('/');
      return new Range(
          InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
