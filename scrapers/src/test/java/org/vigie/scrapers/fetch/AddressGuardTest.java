package org.vigie.scrapers.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Refused;

/** Everything that is not the public web is refused, however it is written. */
class AddressGuardTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.1:80/",
        "http://127.1/",
        "http://127.0.1/",
        "http://127.255.255.254/",
        "http://0.0.0.0/",
        "http://0/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.0x0.0x0.0x1/",
        "http://0177.0.0.01/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://127.0.0.1./",
        "http://3232235777/",
        "http://10.0.0.1/",
        "http://10.255.255.255/",
        "http://100.64.0.1/",
        "http://100.127.255.255/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://0xA9FEA9FE/",
        "http://0251.0376.0251.0376/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.0.0.1/",
        "http://192.0.2.1/",
        "http://192.88.99.1/",
        "http://192.168.0.1/",
        "http://198.18.0.1/",
        "http://198.51.100.7/",
        "http://203.0.113.9/",
        "http://224.0.0.1/",
        "http://239.255.255.250/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[::]/",
        "http://[::1]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[0:0:0:0:0:ffff:10.0.0.1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::a00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2002:a00:1::1]/",
        "http://[2001::1]/",
        "http://[2001:db8::1]/",
        "http://[3fff::1]/",
        "http://[100::1]/",
        "http://[fc00::1]/",
        "http://[fd12:3456:789a::1]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://[5f00::1]/",
        "http://localhost/",
        "http://LOCALHOST/",
        "http://inside.example/",
        "http://mixed.example/",
        "http://user@public.example/",
        "http://public.example@127.0.0.1/",
        "http://user:secret@public.example/",
        "http://public.example:22/",
        "http://public.example:25/",
        "http://public.example:8080/",
        "http://public.example:6379/",
        "https://public.example:80443/",
        "file:///etc/passwd",
        "ftp://public.example/",
        "gopher://public.example/",
        "jar:http://public.example/a.jar!/b",
        "data:text/html,x",
        "javascript:alert(1)",
        "mailto:a@public.example",
        "//public.example/",
        "/etc/passwd",
        "http:///path",
        "http:127.0.0.1"
      })
  void refuses(String address) throws Exception {
    FetchResult result = fetch(URI.create(address));

    assertThat(result).isInstanceOf(Refused.class);
    assertThat(((Refused) result).reason()).isIn(Refused.Reason.ADDRESS, Refused.Reason.SCHEME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http:\\\\127.0.0.1\\",
        "http://１２７.0.0.1/"
      })
  void refuses_what_a_lenient_reader_would_turn_into_an_address(String link) throws Exception {
    Optional<URI> uri = WebAddress.resolve(URI.create("http://public.example/a/"), link);

    if (uri.isPresent()) {
      assertThat(fetch(uri.get())).isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "193.51.0.1", "2001:4860:4860::8888", "2a01:e0a::1", "172.32.0.1"})
  void lets_public_addresses_pass(String address) {
    assertThat(SpecialAddresses.isSpecial(InetAddress.ofLiteral(address))).isFalse();
  }

  private FetchResult fetch(URI uri) throws Exception {
    var settings =
        FetchSettings.standard("test", URI.create("https://vigie.example"), temporary)
            .pacedBy(java.time.Duration.ZERO);
    try (var fetcher =
        new HttpFetcher(settings, Clock.systemUTC(), duration -> {}, new FixedNames())) {
      return fetcher.fetch(FetchRequest.page(uri, new FetchPolicy(null, "guard test")));
    }
  }

  /** Names without a network: what would leave this machine is unknown. */
  private static final class FixedNames implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return switch (host) {
        case "inside.example" -> new InetAddress[] {InetAddress.ofLiteral("192.168.1.1")};
        case "mixed.example" ->
            new InetAddress[] {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("::1")};
        case "public.example" -> throw new UnknownHostException(host);
        default -> InetAddress.getAllByName(host);
      };
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
