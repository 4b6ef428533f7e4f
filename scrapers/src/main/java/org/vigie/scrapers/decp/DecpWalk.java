package org.vigie.scrapers.decp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.FetchResult.NotModified;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.decp.DecpCheckpoint.FileMark;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One reading of a source's files, each compared with what the last reading left. */
final class DecpWalk {
  private final Source source;
  private final DecpSettings settings;
  private final Fetcher fetcher;
  private final LocalDate today;
  private final Consumer<Discovery> found;
  private final Map<String, FileMark> marks = new HashMap<>();
  private int notModified;
  private @Nullable Message shortfall;

  DecpWalk(
      Source source,
      DecpSettings settings,
      Fetcher fetcher,
      LocalDate today,
      Consumer<Discovery> found) {
    this.source = source;
    this.settings = settings;
    this.fetcher = fetcher;
    this.today = today;
    this.found = found;
  }

  Map<String, FileMark> marks() {
    return marks;
  }

  int notModified() {
    return notModified;
  }

  /** Rows in all files, whether kept or not. */
  long rows() {
    return marks.values().stream().mapToLong(FileMark::read).sum();
  }

  Optional<Message> shortfall() {
    return Optional.ofNullable(shortfall);
  }

  void read(URI file, @Nullable FileMark before) throws Trouble {
    String filter = settings.filter().fingerprint();
    FileMark same = before != null && before.filter().equals(filter) ? before : null;
    FetchRequest request =
        FetchRequest.file(file, source.policy(), settings.mostBytes())
            .ifChanged(
                same == null ? null : same.etag(), same == null ? null : same.lastModified());
    FetchResult result = fetcher.fetch(request);
    if (result instanceof NotModified && before != null) {
      notModified++;
      keep(file, before);
      return;
    }
    if (!(result instanceof Fetched fetched)) {
      throw Trouble.from(result);
    }
    try (fetched) {
      if (same != null && fetched.sha256().equals(same.sha256())) {
        keep(file, same);
        return;
      }
      keep(file, rows(file, fetched, before, filter));
    } catch (IOException unreadable) {
      throw new Trouble(
          Health.PARTIAL, Message.of("connector.partial.unpacking", file, unreadable));
    }
  }

  private void keep(URI file, FileMark mark) {
    marks.put(file.toString(), mark);
    if (mark.unreadable() > 0 && shortfall == null) {
      shortfall =
          Message.of(
              "connector.partial.rows",
              file,
              mark.unreadable(),
              mark.read() + mark.unreadable(),
              mark.firstUnreadable());
    }
  }

  private FileMark rows(URI file, Fetched fetched, @Nullable FileMark before, String filter)
      throws Trouble, IOException {
    var rows = new Rows(DecpCheckpoint.rows(before));
    RowsEnd end;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(fetched.body()))) {
      end = DecpFile.read(in, settings.mostBytes(), rows);
    }
    rows.end();
    if (!end.found()) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.no-rows", file, fetched.mediaType(), beginning(fetched)));
    }
    if (rows.read == 0 && rows.unreadable > 0) {
      throw new Trouble(
          Health.CHANGED_LAYOUT,
          Message.of("connector.changed.rows", file, rows.unreadable, rows.firstUnreadable));
    }
    if (!end.whole()) {
      throw new Trouble(
          Health.PARTIAL, Message.of("connector.partial.cut", file, end.line(), rows.read));
    }
    return new FileMark(
        fetched.headers().get("etag"),
        fetched.headers().get("last-modified"),
        fetched.sha256(),
        filter,
        DecpCheckpoint.rows(rows.current),
        rows.read,
        rows.unreadable,
        rows.firstUnreadable);
  }

  private static String beginning(Fetched fetched) throws IOException {
    try (InputStream in = Files.newInputStream(fetched.body())) {
      return new String(in.readNBytes(80), StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
    }
  }

  /** Hands over the kept rows that the last reading did not have. */
  private final class Rows implements RowSink {
    private final Set<Long> known;
    private final Set<Long> current = new HashSet<>();
    private final Map<String, List<ObjectNode>> byContract = new LinkedHashMap<>();
    private long read;
    private long unreadable;
    private String firstUnreadable = "";

    Rows(Set<Long> known) {
      this.known = known;
    }

    @Override
    public void row(JsonNode row, long line) {
      Optional<Contract> contract = Contract.read(row, today);
      if (contract.isEmpty()) {
        unreadable(line, DecpNotices.beginning(row));
        return;
      }
      read++;
      if (!settings.filter().keeps(contract.get())) {
        return;
      }
      if (row.has("titulaire_id") && row instanceof ObjectNode flat) {
        byContract.computeIfAbsent(contract.get().key(), _ -> new ArrayList<>()).add(flat);
      } else {
        hand(contract.get(), row);
      }
    }

    /** Rows of one contract that differ in the winner, wherever in the file they stand. */
    void end() {
      for (List<ObjectNode> rows : byContract.values()) {
        rows.sort(Comparator.comparing(row -> row.path("titulaire_id").asString("")));
        ObjectNode all = rows.getFirst();
        ArrayNode winners = all.putArray("titulaires");
        for (ObjectNode row : rows) {
          winners
              .addObject()
              .put("id", row.path("titulaire_id").asString(""))
              .put("typeIdentifiant", row.path("titulaire_typeIdentifiant").asString(""))
              .put("denominationSociale", row.path("titulaire_nom").asString(""));
        }
        Contract.read(all, today).ifPresent(contract -> hand(contract, all));
      }
    }

    private void hand(Contract contract, JsonNode row) {
      String evidence = row.toString();
      long fingerprint = DecpCheckpoint.fingerprint(evidence);
      if (current.add(fingerprint) && !known.contains(fingerprint)) {
        found.accept(discovery(contract, evidence));
      }
    }

    @Override
    public void unreadable(long line, String beginning) {
      unreadable++;
      if (firstUnreadable.isEmpty()) {
        firstUnreadable = line + ": " + beginning;
      }
    }

    private Discovery discovery(Contract contract, String evidence) {
      URI page = settings.page() == null ? source.url() : settings.page();
      return new Discovery(
          contract.key(),
          ContractFacts.of(contract, page),
          ContractText.of(contract),
          evidence.getBytes(StandardCharsets.UTF_8),
          "application/json",
          List.of());
    }
  }
}
