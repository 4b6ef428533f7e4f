package org.vigie.app.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.vigie.mailer.outbox.MailSettings;

/**
 * What {@code config/application.yml} says under {@code vigie}, beside what belongs to a feature.
 *
 * @param dataDir database, archive, index
 * @param configDir rules, sources, letters
 * @param publicUrl address under which people reach the service; it stands in every mail
 * @param contact page that the operator of a visited site can turn to, told in the User-Agent
 * @param addressKey secrets that seal people's addresses, the one in use first, parted by commas;
 *     null to keep one in {@code address.key} in the data folder
 * @param parserAot ahead-of-time cache of the parser's process; used where it exists
 */
@ConfigurationProperties("vigie")
record VigieSettings(
    @DefaultValue("data") Path dataDir,
    @DefaultValue("config") Path configDir,
    @DefaultValue("http://localhost:8080") URI publicUrl,
    @DefaultValue("https://vigie.example/a-propos") URI contact,
    @Nullable Path parserAot,
    @Nullable String addressKey,
    @DefaultValue Fetch fetch,
    @DefaultValue Reading reading,
    @DefaultValue Mail mail) {

  /**
   * @param allowed {@code host:port} pairs that may be fetched whatever their address; for a
   *     demonstration, never in earnest
   * @param proxy {@code host:port}, or null
   * @param pace least time between two requests to one host
   * @param responseTimeout longest silence of the other side
   * @param deadline longest time for one request
   * @param retries further attempts after a failure that may pass
   */
  record Fetch(
      @DefaultValue Set<String> allowed,
      @Nullable String proxy,
      @DefaultValue("2s") Duration pace,
      @DefaultValue("10s") Duration connectTimeout,
      @DefaultValue("30s") Duration responseTimeout,
      @DefaultValue("5m") Duration deadline,
      @DefaultValue("2") int retries) {}

  /**
   * @param workers files read at the same time, each in a process of its own
   * @param timeLimit for one file
   * @param tesseract the program that recognises scans, its name or path
   * @param ocrAtOnce scanned pages recognised at the same time, each on one core
   */
  record Reading(
      @DefaultValue("2") int workers,
      @DefaultValue("60s") Duration timeLimit,
      @DefaultValue("tesseract") String tesseract,
      @DefaultValue("2") int ocrAtOnce) {}

  /**
   * The mail server. See {@link MailSettings}.
   *
   * @param dkimKey private RSA key in PKCS #8 DER form, or null to leave signing to the server
   */
  record Mail(
      @DefaultValue("localhost") String host,
      @DefaultValue("25") int port,
      @Nullable String username,
      @Nullable String password,
      @DefaultValue("NONE") MailSettings.Tls tls,
      @DefaultValue("localhost") String domain,
      @Nullable String from,
      @DefaultValue("Vigie") String fromName,
      @Nullable Path dkimKey,
      @DefaultValue("vigie") String dkimSelector) {

    MailSettings settings() {
      return new MailSettings(
          host,
          port,
          username,
          password,
          tls,
          from == null ? "vigie@" + domain : from,
          fromName,
          domain,
          null,
          Duration.ofSeconds(20),
          dkimKey == null ? null : new MailSettings.Dkim(dkimKey, dkimSelector));
    }

    /** Not the password. */
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** Not the secrets. */
  @Override
  public String toString() {
    return dataDir + ", " + configDir + ", " + publicUrl;
  }
}
