import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.database.Migrations;
import org.vigie.place.Places;
import org.vigie.search.ArchiveSearch;
import org.vigie.search.Facet;
import org.vigie.search.Question;
import org.vigie.search.Question.Order;
import org.vigie.search.SearchResults;
import org.vigie.search.Slice;

/**
 * {@code SearchBench prepare FOLDER PAGES SEED} fills a database and indexes it; {@code SearchBench
 * run FOLDER QUERIES SEED} searches as the page does (25 results with their passages, eight facets)
 * while another thread adds publications and indexes them without a pause, and prints milliseconds
 * by kind of query.
 */
public final class SearchBench {
  private static final EnumSet<Facet> FACETS =
      EnumSet.of(
          Facet.FAMILY,
          Facet.DEPARTEMENT,
          Facet.COMMUNE,
          Facet.BUYER,
          Facet.SOURCE,
          Facet.KIND,
          Facet.YEAR,
          Facet.CPV);
  private static final String[] FAMILIES = {
    "videoprotection", "drones", "lapi", "biometrie", "vsa", "audio"
  };
  private static final String[] KINDS = {"OPEN", "AWARDED", "ACT", "DELIBERATION", "PAGE"};
  private static final String[] CPV = {
    "35125300-2", "32323500-8", "45233140-2", "48000000-8", "35120000-1"
  };

  private final JdbcTemplate jdbc;
  private final ArchiveSearch search;
  private final TransactionTemplate transactions;
  private final Archive archive;
  private final List<String> communes;

  private SearchBench(Path folder, long seed) {
    DataSource database =
        JdbcConnectionPool.create(
            "jdbc:h2:file:"
                + folder.resolve("vigie")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "sa",
            "");
    Migrations.migrate(database);
    jdbc = new JdbcTemplate(database);
    transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    archive = new Archive(seed);
    Places places = Places.builtIn();
    communes =
        places.all(org.vigie.place.PlaceCode.Kind.COMMUNE).stream()
            .map(place -> place.code().code())
            .limit(20_000)
            .toList();
    // the text comes from the generator again, by the publication's number: no archive is needed
    search =
        new ArchiveSearch(
            folder.resolve("index"),
            JdbcClient.create(database),
            transactions,
            sha256 -> archive.pages(Integer.parseInt(sha256.strip())),
            places);
  }

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[1]);
    int number = Integer.parseInt(arguments[2]);
    long seed = Long.parseLong(arguments[3]);
    SearchBench bench = new SearchBench(folder, seed);
    if (arguments[0].equals("prepare")) {
      bench.prepare(number / Archive.PAGES);
    } else {
      bench.run(number, seed);
    }
    bench.search.close();
    System.exit(0);
  }

  private void prepare(int publications) {
    for (int source = 0; source < 200; source++) {
      jdbc.update(
          "insert into source (id, name, type, url, definition) values (?, ?, 'page',"
              + " 'https://valmoire.example', '')",
          "source-" + source,
          "Source " + source);
    }
    for (String family : FAMILIES) {
      jdbc.update(
          "insert into rule_revision (rule_id, number, family, name_fr, name_en, definition, hash,"
              + " state, created_at, author, reason) values (?, 1, ?, ?, ?, '', ?, 'active', ?,"
              + " 'bench', '')",
          family,
          family,
          family,
          family,
          "0".repeat(64),
          OffsetDateTime.parse("2026-01-01T00:00:00Z"));
    }
    long begin = System.nanoTime();
    for (int i = 0; i < publications; i += 500) {
      int from = i;
      transactions.executeWithoutResult(
          _ -> {
            for (int n = from; n < Math.min(publications, from + 500); n++) {
              add(n);
            }
          });
    }
    System.err.printf(
        Locale.ROOT,
        "%,d publications in the database, %.0f s%n",
        publications,
        (System.nanoTime() - begin) / 1e9);
    begin = System.nanoTime();
    int indexed = search.catchUp();
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.err.printf(
        Locale.ROOT,
        "%,d publications indexed, %.0f s, %.0f pages/s%n",
        indexed,
        seconds,
        indexed * Archive.PAGES / seconds);
  }

  private void add(int n) {
    Random random = new Random(n);
    OffsetDateTime seen = OffsetDateTime.parse("2022-01-01T06:00:00Z").plusMinutes(n * 3L);
    long publication =
        inserted(
            "insert into publication (source_id, external_id, first_seen_at, last_seen_at) values"
                + " (?, ?, ?, ?)",
            "source-" + (int) (200 * Math.pow(random.nextDouble(), 2)),
            "n" + n,
            seen,
            seen);
    String commune = communes.get((int) (communes.size() * Math.pow(random.nextDouble(), 3)));
    long revision =
        inserted(
            "insert into revision (publication_id, number, content_hash, seen_at, title, kind,"
                + " buyer_name, buyer_siret, url, published_on, amount, facts, matched_at) values"
                + " (?, 1, 'x', ?, ?, ?, ?, ?, 'https://valmoire.example', ?, ?, ?, ?)",
            publication,
            seen,
            "Marché " + n + " de " + archive.word(random.nextInt(2000)),
            KINDS[random.nextInt(KINDS.length)],
            "Commune " + commune,
            String.format("%09d00017", random.nextInt(5000)),
            Date.valueOf(LocalDate.of(2022, 1, 1).plusDays(random.nextInt(1780))),
            random.nextInt(900_000),
            "{\"cpv\":[\"" + CPV[random.nextInt(CPV.length)] + "\"]}",
            seen);
    jdbc.update(
        "insert into publication_place (publication_id, kind, code, reason) values (?, 'COMMUNE',"
            + " ?, 'bench')",
        publication,
        commune);
    String sha256 = String.format("%64d", n);
    jdbc.update(
        "insert into reading (sha256, status, detail, pages, characters, read_at) values (?,"
            + " 'READ', '', ?, 100, ?)",
        sha256,
        Archive.PAGES,
        seen);
    jdbc.update(
        "insert into document (revision_id, position, url, name, fetch_state, sha256) values (?, 1,"
            + " 'u', 'acte.pdf', 'FETCHED', ?)",
        revision,
        sha256);
    if (random.nextInt(5) == 0) {
      String family = FAMILIES[random.nextInt(FAMILIES.length)];
      jdbc.update(
          "insert into match_found (revision_id, publication_id, rule_revision_id, rule_id, family,"
              + " score, threshold, found_at) select ?, ?, id, rule_id, family, 6, 5, ? from"
              + " rule_revision where family = ?",
          revision,
          publication,
          seen,
          family);
    }
    jdbc.update(
        "insert into search_change (revision_id, changed_at) values (?, ?)", revision, seen);
  }

  private long inserted(String sql, Object... values) {
    var key = new org.springframework.jdbc.support.GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          var statement = connection.prepareStatement(sql, new String[] {"id"});
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
          return statement;
        },
        key);
    return key.getKey().longValue();
  }

  private record Asked(String kind, Question question, Slice slice) {}

  /** One query of each kind, with other words each time. */
  private List<Asked> queries(Random random) {
    Function<Integer, String> frequent = any -> archive.word(random.nextInt(50));
    Function<Integer, String> rare = any -> archive.word(2000 + random.nextInt(15_000));
    String commune = communes.get(random.nextInt(200));
    Slice first = Slice.at(0, 25);
    Order order = random.nextBoolean() ? Order.DATE : Order.RELEVANCE;
    List<Asked> asked = new ArrayList<>();
    asked.add(new Asked("a frequent word", Question.of(frequent.apply(0), order), first));
    asked.add(new Asked("a rare word", Question.of(rare.apply(0), order), first));
    asked.add(new Asked("two words", Question.of("caméra " + frequent.apply(0), order), first));
    asked.add(new Asked("a phrase", Question.of("\"mur d'images\"", order), first));
    asked.add(
        new Asked(
            "a phrase, frequent",
            Question.of("\"" + archive.word(0) + " " + archive.word(1) + "\"", order),
            first));
    asked.add(new Asked("NEAR", Question.of("caméra PRÈS/10 " + frequent.apply(0), order), first));
    asked.add(
        new Asked("NOT", Question.of("vidéoprotection SAUF " + frequent.apply(0), order), first));
    asked.add(
        new Asked(
            "OR in brackets", Question.of("(drone OU aéronef OU caméra) publique", order), first));
    asked.add(
        new Asked(
            "a prefix",
            Question.of(archive.word(random.nextInt(500)).substring(0, 4) + "*", order),
            first));
    asked.add(
        new Asked(
            "fields",
            Question.of("vidéoprotection commune:" + commune + " du:2024-01-01", order),
            first));
    asked.add(
        new Asked(
            "three facets chosen",
            new Question(
                "caméra",
                Map.of(
                    Facet.YEAR,
                    "2025",
                    Facet.KIND,
                    "open",
                    Facet.FAMILY,
                    FAMILIES[random.nextInt(6)]),
                null,
                null,
                false,
                order),
            first));
    asked.add(
        new Asked(
            "finds, no word", new Question("", Map.of(), null, null, true, Order.DATE), first));
    asked.add(new Asked("everything, no word", Question.of("", Order.DATE), first));
    asked.add(
        new Asked(
            "page 300 of a word", Question.of(frequent.apply(0), order), Slice.at(299 * 25, 25)));
    return asked;
  }

  private void run(int queries, long seed) {
    Random random = new Random(seed);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger added = new AtomicInteger();
    int there = jdbc.queryForObject("select count(*) from publication", Integer.class);
    Thread harvest =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int n = there; !ended.get(); n += 20) {
                    int from = n;
                    transactions.executeWithoutResult(
                        _ -> {
                          for (int i = from; i < from + 20; i++) {
                            add(i);
                          }
                        });
                    search.catchUp();
                    added.addAndGet(20);
                  }
                });
    for (int round = 0; round < 15; round++) {
      queries(random).forEach(this::time);
    }
    int before = added.get();
    long begin = System.nanoTime();
    Map<String, double[]> byKind = new LinkedHashMap<>();
    Map<String, Long> totals = new LinkedHashMap<>();
    List<Double> all = new ArrayList<>();
    int rounds = queries / queries(random).size();
    for (int round = 0; round < rounds; round++) {
      for (Asked asked : queries(random)) {
        double[] times = byKind.computeIfAbsent(asked.kind(), any -> new double[rounds]);
        long start = System.nanoTime();
        SearchResults found = search.search(asked.question(), asked.slice(), FACETS);
        times[round] = (System.nanoTime() - start) / 1e6;
        all.add(times[round]);
        totals.merge(asked.kind(), found.total(), Long::sum);
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    int meanwhile = added.get() - before;
    ended.set(true);
    join(harvest);
    System.out.printf(
        "%,d publications of %d pages; %d queries; meanwhile %,d pages were added and indexed (%.0f"
            + " a second)%n",
        there,
        Archive.PAGES,
        all.size(),
        meanwhile * Archive.PAGES,
        meanwhile * Archive.PAGES / seconds);
    System.out.printf(
        "%-24s %10s %10s %10s %14s%n", "milliseconds", "median", "p95", "longest", "publications");
    byKind.forEach((kind, times) -> line(kind, times, totals.get(kind) / rounds));
    line("all", all.stream().mapToDouble(d -> d).toArray(), -1);
  }

  private void time(Asked asked) {
    search.search(asked.question(), asked.slice(), FACETS);
  }

  private static void line(String kind, double[] times, long found) {
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "%-24s %10.1f %10.1f %10.1f %14s%n",
        kind,
        times[times.length / 2],
        times[(int) Math.ceil(times.length * 0.95) - 1],
        times[times.length - 1],
        found < 0 ? "" : String.format(Locale.ROOT, "%,d", found));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
