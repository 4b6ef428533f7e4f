package org.vigie.scrapers.decp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.FrenchDate;
import org.vigie.scrapers.notice.FileHead;
import org.vigie.scrapers.notice.Notice;
import org.vigie.scrapers.notice.NoticeReader;
import tools.jackson.databind.JsonNode;

/** Files of essential data, JSON and XML, of schema v2 and of 2019, as notices. */
public final class DecpNotices implements NoticeReader {
  /** Where a contract's own page is not known: what a person can open is the data set's. */
  static final URI NATIONAL_PAGE =
      URI.create("https://www.data.gouv.fr/datasets/5cd57bf68b4c4179299eb0e9/");

  private static final long MOST = 20L * 1024 * 1024 * 1024;

  private final Clock clock;

  public DecpNotices(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String family() {
    return "decp";
  }

  @Override
  public boolean recognises(FileHead head) {
    if (head.isXml()) {
      return head.rootElement().filter(root -> root.equals("marches")).isPresent();
    }
    return head.isJson()
        && (head.text().contains("\"marches\"")
            || head.text().contains("\"acheteur")
            || head.text().contains("\"autoriteConcedante"));
  }

  @Override
  public void read(InputStream in, Sink sink) throws IOException {
    LocalDate today = LocalDate.now(clock.withZone(FrenchDate.PARIS));
    RowsEnd end =
        DecpFile.read(
            in,
            MOST,
            new RowSink() {
              @Override
              public void row(JsonNode row, long line) {
                Optional<Contract> contract = Contract.read(row, today);
                contract.ifPresentOrElse(
                    read -> sink.notice(notice(read)),
                    () ->
                        sink.unreadable(
                            String.valueOf(line),
                            Message.of("decp.row-incomplete", beginning(row))));
              }

              @Override
              public void unreadable(long line, String beginning) {
                sink.unreadable(
                    String.valueOf(line), Message.of("decp.row-unreadable", line, beginning));
              }
            });
    if (!end.found()) {
      sink.unreadable("1", Message.of("decp.no-rows"));
    } else if (!end.whole()) {
      sink.unreadable(String.valueOf(end.line()), Message.of("decp.cut", end.line()));
    }
  }

  private static Notice notice(Contract contract) {
    return new Notice(
        "decp",
        contract.key(),
        ContractFacts.of(contract, NATIONAL_PAGE),
        List.of(),
        ContractText.of(contract),
        List.of(),
        List.of());
  }

  static String beginning(JsonNode row) {
    String text = row.toString();
    return text.substring(0, Math.min(80, text.length()));
  }
}
