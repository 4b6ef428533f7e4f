import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.vigie.reading.Extraction;
import org.vigie.rule.Matcher;
import org.vigie.rule.Matchers;
import org.vigie.rule.Rules;
import org.vigie.scrapers.reading.ForkedTextExtractor;
import org.vigie.scrapers.reading.OcrSettings;
import org.vigie.scrapers.reading.ReadingSettings;

/**
 * Phrases found and pages a second, Vigie's reader beside ocrmypdf, Tika in one warm JVM and
 * pdftotext, on the same files in one run. Two files at a time for each. {@code ReadingBench FOLDER
 * PAGES SEED AOT-CACHE}.
 */
final class ReadingBench {
  private static final int AT_ONCE = 2;
  private static final double WARM_SECONDS = 6;

  private final List<Corpus.Planted> planted;
  private final Map<Path, Integer> pages = new HashMap<>();
  private final ForkedTextExtractor extractor;
  private final AutoDetectParser tika = new AutoDetectParser();
  private final Path root;

  private interface Job {
    void on(Path file) throws Exception;
  }

  private ReadingBench(Path root, List<Corpus.Planted> planted, Path aotCache) {
    this.root = root;
    this.planted = planted;
    planted.forEach(p -> pages.merge(p.file(), p.page(), Math::max));
    extractor =
        new ForkedTextExtractor(
            ReadingSettings.defaults().withWorkers(AT_ONCE).withAotCache(aotCache),
            OcrSettings.defaults());
  }

  public static void main(String[] a) throws Exception {
    Path root = Path.of(a[0]);
    long seed = Long.parseLong(a[2]);
    List<Corpus.Planted> planted = Corpus.write(root, Integer.parseInt(a[1]), seed);
    new ReadingBench(root, planted, Path.of(a[3])).run();
    System.exit(0);
  }

  private void run() throws Exception {
    List<Path> scans = in("scans", "pdf");
    List<Path> rest = new ArrayList<>(in("born", "pdf"));
    rest.addAll(in("mixed", "pdf"));
    List<Path> bornPdf = in("born", "pdf");
    List<Path> born = new ArrayList<>(bornPdf);
    born.addAll(in("office", ""));
    born.addAll(in("web", ""));
    System.out.printf(
        "%d PDF pages, %d of them scans; %d office and web pages%n",
        count(scans) + count(rest),
        planted.stream().filter(p -> p.kind().isScan()).count(),
        count(born) - count(bornPdf));

    Map<Path, Extraction> read = new ConcurrentHashMap<>();
    Job vigie = file -> read.put(file, extractor.extract(file, file.getFileName().toString(), ""));
    timed(List.of(born.getFirst(), born.getLast()), vigie);
    double vigieScans = timed(scans, vigie);
    double vigieRest = timed(rest, vigie);
    // Without --force-ocr it refuses a page that holds any text, a stamp too.
    Job ocrmypdf =
        file ->
            process(
                "ocrmypdf",
                "-q",
                "--jobs",
                "1",
                "--force-ocr",
                "-l",
                "fra",
                file.toString(),
                out(file));
    double ocrScans = timed(scans, ocrmypdf);
    double ocrRest = timed(rest, ocrmypdf);
    timed(born, vigie);
    recall(read);

    double[] vigieBorn = warm(born, vigie, file -> tika(file));
    double[] vigiePdf =
        warm(bornPdf, vigie, file -> process("pdftotext", file.toString(), out(file)));
    int all = count(scans) + count(rest);
    compare(
        "every PDF, against OCR of everything",
        all / (vigieScans + vigieRest),
        "ocrmypdf",
        all / (ocrScans + ocrRest),
        5);
    compare(
        "scanned pages alone", count(scans) / vigieScans, "ocrmypdf", count(scans) / ocrScans, 1.2);
    compare("born-digital, warm", vigieBorn[0], "Tika in process", vigieBorn[1], 0.8);
    compare("born-digital PDF", vigiePdf[0], "pdftotext a file", vigiePdf[1], 2);
    extractor.close();
  }

  /** A phrase is found where its rule has a passage on its page. */
  private void recall(Map<Path, Extraction> read) throws IOException {
    Matcher matcher = Matchers.of(rules().rules());
    Map<Path, Set<String>> found = new HashMap<>();
    read.forEach(
        (file, extraction) -> {
          Set<String> places = found.computeIfAbsent(file, f -> new HashSet<>());
          var subject =
              new Matcher.Subject(
                  "", null, Set.of(), null, List.of(new Matcher.Text(extraction.pages())));
          matcher
              .match(subject)
              .forEach(
                  match ->
                      match.hits().forEach(hit -> places.add(match.ruleId() + " " + hit.page())));
        });
    Map<Corpus.Kind, int[]> byKind = new LinkedHashMap<>();
    int[] born = new int[3];
    int[] scan = new int[3];
    for (Corpus.Planted phrase : planted) {
      boolean isFound =
          found
              .getOrDefault(phrase.file(), Set.of())
              .contains(id(phrase.phrase()) + " " + phrase.page());
      boolean literally =
          read.get(phrase.file()).pages().stream()
              .anyMatch(
                  page -> page.number() == phrase.page() && page.text().contains(phrase.phrase()));
      for (int[] counts :
          List.of(
              byKind.computeIfAbsent(phrase.kind(), k -> new int[3]),
              phrase.kind().isScan() ? scan : born)) {
        counts[0]++;
        counts[1] += isFound ? 1 : 0;
        counts[2] += literally ? 1 : 0;
      }
      if (!isFound) {
        System.out.println(
            "  missed: \""
                + phrase.phrase()
                + "\" "
                + root.relativize(phrase.file())
                + " page "
                + phrase.page()
                + " "
                + phrase.kind());
      }
    }
    System.out.printf("%-34s %8s %8s %10s%n", "phrases", "planted", "found", "literally");
    byKind.forEach((kind, counts) -> print(kind.name().toLowerCase(Locale.ROOT), counts));
    print("born-digital (goal 98 %)", born);
    print("scans (goal 90 %)", scan);
  }

  private static void print(String kind, int[] counts) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %8d %6.1f %% %8.1f %%%n",
        kind,
        counts[0],
        100.0 * counts[1] / counts[0],
        100.0 * counts[2] / counts[0]);
  }

  private Rules rules() throws IOException {
    var yaml = new StringBuilder("regles:\n");
    for (String phrase : Corpus.PHRASES) {
      yaml.append("  - id: ")
          .append(id(phrase))
          .append(
              "\n"
                  + "    famille: videoprotection\n"
                  + "    noms: {fr: essai, en: trial}\n"
                  + "    suffit:\n"
                  + "      - \"")
          .append(phrase)
          .append("\"\n    exemples:\n      oui: [\"")
          .append(phrase)
          .append("\"]\n      non: [rien]\n");
    }
    Path file = Files.createDirectories(root.resolve("config/rules")).resolve("phrases.yml");
    Files.writeString(file, yaml);
    Rules rules = Rules.load(root.resolve("config"));
    if (!rules.problems().isEmpty()) {
      throw new IllegalStateException(rules.problems().toString());
    }
    return rules;
  }

  private static String id(String phrase) {
    return "p" + Corpus.PHRASES.indexOf(phrase);
  }

  /** Pages a second of both, in turns, each after a first pass that is not counted. */
  private double[] warm(List<Path> files, Job one, Job other) throws Exception {
    double[] seconds = new double[2];
    int rounds = 0;
    timed(files, one);
    timed(files, other);
    while (seconds[0] < WARM_SECONDS && seconds[1] < WARM_SECONDS) {
      seconds[0] += timed(files, one);
      seconds[1] += timed(files, other);
      rounds++;
    }
    return new double[] {rounds * count(files) / seconds[0], rounds * count(files) / seconds[1]};
  }

  private static double timed(List<Path> files, Job job) throws Exception {
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      for (Path file : files) {
        running.add(
            threads.submit(
                () -> {
                  job.on(file);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void tika(Path file) throws Exception {
    var context = new ParseContext();
    var ocr = new TesseractOCRConfig();
    ocr.setSkipOcr(true);
    context.set(TesseractOCRConfig.class, ocr);
    try (InputStream in = Files.newInputStream(file)) {
      tika.parse(in, new BodyContentHandler(-1), new Metadata(), context);
    }
  }

  private static void process(String... command) throws Exception {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    int exit = builder.start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
    }
  }

  private String out(Path file) {
    return root.resolve("out-" + file.getFileName()).toString();
  }

  private List<Path> in(String folder, String type) throws IOException {
    Predicate<Path> wanted = file -> file.toString().endsWith(type) && Files.isRegularFile(file);
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      // The longest first, so that no core waits for a last long one.
      return files
          .filter(wanted)
          .sorted(Comparator.comparing((Path file) -> -pages.get(file)).thenComparing(file -> file))
          .toList();
    }
  }

  private int count(List<Path> files) {
    return files.stream().mapToInt(pages::get).sum();
  }

  private static void compare(String what, double vigie, String other, double theirs, double goal) {
    System.out.printf(
        Locale.ROOT,
        "%-38s vigie %8.2f pages/s   %-16s %8.2f pages/s   %5.2f times (goal %.1f)%n",
        what,
        vigie,
        other,
        theirs,
        vigie / theirs,
        goal);
  }
}
