import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.util.Matrix;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * A made-up département's papers, the same for the same seed: born-digital, scanned at 200 dpi
 * (skewed and speckled; some with a text stamp over them, some on their side), hyphenated, in two
 * columns, turned, in files of 1 to 60 pages, and as DOCX, XLSX and HTML. One PDF page in seven is
 * a scan. Each page holds one phrase of which it is known that it is there.
 */
final class Corpus {
  static final List<String> PHRASES =
      List.of(
          "caméras de vidéoprotection",
          "lecture automatisée des plaques",
          "reconnaissance faciale",
          "centre de supervision urbain",
          "aéronefs sans équipage",
          "analyse automatisée des images",
          "vidéoverbalisation des infractions",
          "capteurs sonores",
          "logiciel de comportement suspect",
          "périmètre vidéoprotégé",
          "caméras individuelles",
          "drones de surveillance",
          "système de vidéosurveillance",
          "déport des images",
          "biométrie des élèves",
          "détection de franchissement",
          "suivi des téléphones",
          "police prédictive",
          "mur d'images",
          "caméras nomades",
          "hyperviseur de sécurité",
          "portiques de contrôle",
          "enregistrement audiovisuel",
          "opérateurs de vidéosurveillance");

  /** How a page was made; the first five are born-digital. */
  enum Kind {
    PLAIN,
    HYPHENATED,
    TWO_COLUMNS,
    TURNED,
    OFFICE,
    WEB,
    SCAN,
    STAMPED_SCAN,
    SIDEWAYS_SCAN;

    boolean isScan() {
      return ordinal() >= SCAN.ordinal();
    }
  }

  /** A phrase on a page, counted from 1 as Vigie counts. */
  record Planted(Path file, int page, String phrase, Kind kind) {}

  private static final String[] FILLER = {
    "Le conseil municipal approuve le compte rendu de la séance précédente à l'unanimité des"
        + " membres présents.",
    "Les crédits nécessaires sont inscrits au budget primitif de la commune, chapitre des dépenses"
        + " courantes.",
    "La réfection de la toiture du groupe scolaire sera confiée à une entreprise du département"
        + " après consultation.",
    "Monsieur le maire rappelle les conditions d'ouverture de la médiathèque pendant les vacances"
        + " de printemps.",
    "Une subvention de fonctionnement est accordée à l'association des parents pour la fête du"
        + " village.",
    "Le règlement intérieur de la cantine est modifié pour tenir compte des nouveaux horaires de"
        + " ramassage.",
    "L'entretien des espaces verts et des chemins ruraux fait l'objet d'un marché à bons de"
        + " commande.",
    "La convention avec le syndicat des eaux est reconduite pour une durée de trois années.",
    "Les travaux de voirie commenceront après l'accord de la préfecture de la Haute-Brune.",
    "Le tableau des effectifs est mis à jour à la suite de deux départs à la retraite."
  };
  private static final float MARGIN = 60;
  private static final float SIZE = 11;
  private static final float LEADING = 15;
  private static final int SCAN_DPI = 200;

  private final Random random;
  private final Path root;
  private final Font printed;
  private final List<Planted> planted = new ArrayList<>();
  private int files;

  private Corpus(Path root, long seed) throws IOException {
    this.root = root;
    random = new Random(seed);
    try (InputStream font = liberation()) {
      printed = Font.createFont(Font.TRUETYPE_FONT, font);
    } catch (java.awt.FontFormatException e) {
      throw new IOException(e);
    }
  }

  /**
   * Writes the corpus into folders {@code born}, {@code mixed}, {@code scans}, {@code office} and
   * {@code web}.
   *
   * @param pages of PDF, about
   */
  static List<Planted> write(Path root, int pages, long seed) throws IOException {
    var corpus = new Corpus(root, seed);
    int scans = Math.max(2, pages / 7);
    int alone = scans * 2 / 3;
    corpus.pdfs("scans", alone, 1.0);
    corpus.pdfs("mixed", (scans - alone) * 4, 0.25);
    corpus.pdfs("born", pages - scans - (scans - alone) * 3, 0);
    for (int i = 0; i < Math.max(4, pages / 20); i++) {
      corpus.docx();
      corpus.web();
      if (i % 2 == 0) {
        corpus.xlsx();
      }
    }
    return corpus.planted;
  }

  private void pdfs(String folder, int pages, double scanned) throws IOException {
    for (int left = pages; left > 0; ) {
      // Most papers are short, some have sixty pages.
      int size =
          Math.min(
              left, random.nextInt(10) == 0 ? 20 + random.nextInt(41) : 1 + random.nextInt(12));
      pdf(file(folder, "pdf"), size, scanned);
      left -= size;
    }
  }

  private void pdf(Path file, int pages, double scanned) throws IOException {
    try (var document = new PDDocument();
        InputStream liberation = liberation()) {
      document.setDocumentId(files * 1L);
      PDFont font = PDType0Font.load(document, liberation);
      for (int page = 1; page <= pages; page++) {
        // Every fourth page exactly, so that one page in seven is a scan at every size.
        boolean isScan = scanned == 1 || (scanned > 0 && page % Math.round(1 / scanned) == 0);
        Kind kind = isScan ? scanKind() : Kind.values()[random.nextInt(4)];
        String text = text(file, page, kind);
        if (isScan) {
          scannedPage(document, font, text, kind);
        } else {
          bornPage(document, font, text, kind);
        }
      }
      document.save(file.toFile());
    }
  }

  private Kind scanKind() {
    int draw = random.nextInt(10);
    return draw == 0 ? Kind.SIDEWAYS_SCAN : draw < 4 ? Kind.STAMPED_SCAN : Kind.SCAN;
  }

  /** About a full page of sentences with one planted phrase in the middle of one. */
  private String text(Path file, int page, Kind kind) {
    String phrase = PHRASES.get(random.nextInt(PHRASES.size()));
    planted.add(new Planted(file, page, phrase, kind));
    int sentences = 16 + random.nextInt(12);
    int where = random.nextInt(sentences);
    var text =
        new StringBuilder(
            "Délibération n° " + (1 + random.nextInt(120)) + " de la commune de Valmoire.\n");
    for (int i = 0; i < sentences; i++) {
      text.append(
          i == where
              ? "Il est également décidé de financer "
                  + phrase
                  + " sur le territoire communal dès cette année."
              : FILLER[random.nextInt(FILLER.length)]);
      text.append(random.nextInt(4) == 0 ? "\n" : " ");
    }
    return text.toString();
  }

  private void bornPage(PDDocument document, PDFont font, String text, Kind kind)
      throws IOException {
    boolean turned = kind == Kind.TURNED;
    var page =
        new PDPage(
            turned
                ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth())
                : PDRectangle.A4);
    document.addPage(page);
    int columns = kind == Kind.TWO_COLUMNS ? 2 : 1;
    float width = (PDRectangle.A4.getWidth() - 2 * MARGIN - (columns - 1) * 20) / columns;
    List<String> lines =
        lines(text, width, kind == Kind.HYPHENATED || columns == 2, word -> width(font, word));
    try (var content = new PDPageContentStream(document, page)) {
      if (turned) {
        // The sheet lies on its side, and the viewer is told to turn it upright.
        page.setRotation(90);
        content.transform(Matrix.getRotateInstance(Math.PI / 2, PDRectangle.A4.getHeight(), 0));
      }
      int perColumn = columns == 1 ? lines.size() : (lines.size() + 1) / 2;
      for (int column = 0; column < columns; column++) {
        content.beginText();
        content.setFont(font, SIZE);
        content.setLeading(LEADING);
        content.newLineAtOffset(
            MARGIN + column * (width + 20), PDRectangle.A4.getHeight() - MARGIN);
        for (String line :
            lines.subList(column * perColumn, Math.min(lines.size(), (column + 1) * perColumn))) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
    }
  }

  private void scannedPage(PDDocument document, PDFont font, String text, Kind kind)
      throws IOException {
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    BufferedImage image = scan(text, kind == Kind.SIDEWAYS_SCAN);
    try (var content = new PDPageContentStream(document, page)) {
      content.drawImage(
          JPEGFactory.createFromImage(document, image, 0.7f, SCAN_DPI),
          0,
          0,
          PDRectangle.A4.getWidth(),
          PDRectangle.A4.getHeight());
      if (kind == Kind.STAMPED_SCAN) {
        content.beginText();
        content.setFont(font, 8);
        content.newLineAtOffset(360, 815);
        content.showText("Reçu en préfecture le 24/11/2026, affiché le 25/11/2026");
        content.endText();
      }
    }
  }

  private BufferedImage scan(String text, boolean sideways) {
    double scale = SCAN_DPI / 72.0;
    int width = (int) (PDRectangle.A4.getWidth() * scale);
    int height = (int) (PDRectangle.A4.getHeight() * scale);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(244, 244, 244));
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(new Color(40, 40, 40));
    graphics.setFont(printed.deriveFont((float) (SIZE * scale)));
    if (sideways) {
      graphics.translate(width, 0);
      graphics.rotate(Math.PI / 2);
    }
    graphics.rotate(Math.toRadians(random.nextDouble() * 1.2 - 0.6));
    double column = (sideways ? height : width) - 2 * MARGIN * scale;
    var metrics = graphics.getFontMetrics();
    double y = MARGIN * scale;
    double last = (sideways ? width : height) - MARGIN * scale;
    for (String line :
        lines(
            text,
            column,
            random.nextBoolean(),
            word -> metrics.getStringBounds(word, graphics).getWidth())) {
      if (y < last) {
        graphics.drawString(line, (float) (MARGIN * scale), (float) y);
      }
      y += LEADING * scale;
    }
    graphics.dispose();
    for (int speck = 0; speck < 900; speck++) {
      image.setRGB(
          random.nextInt(width),
          random.nextInt(height),
          random.nextBoolean() ? 0x404040 : 0xFFFFFF);
    }
    return image;
  }

  private void docx() throws IOException {
    Path file = file("office", "docx");
    try (var document = new XWPFDocument();
        var out = Files.newOutputStream(file)) {
      for (String paragraph : text(file, 1, Kind.OFFICE).split("\n")) {
        document.createParagraph().createRun().setText(paragraph);
      }
      document.write(out);
    }
  }

  private void xlsx() throws IOException {
    Path file = file("office", "xlsx");
    try (var workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      for (int sheet = 1; sheet <= 2; sheet++) {
        var rows = workbook.createSheet("Lot " + sheet);
        int row = 0;
        for (String cell : text(file, sheet, Kind.OFFICE).split("\n")) {
          rows.createRow(row++).createCell(row % 3).setCellValue(cell);
        }
      }
      workbook.write(out);
    }
  }

  private void web() throws IOException {
    Path file = file("web", "html");
    String body = text(file, 1, Kind.WEB).replace("\n", "</p>\n<p>");
    Files.writeString(
        file,
        "<!doctype html><html lang=fr><head><meta"
            + " charset=utf-8><title>Délibérations</title></head><body><nav><ul><li>Accueil<li>Vie"
            + " municipale</ul></nav><div id=cookie-banner>Ce site utilise des"
            + " cookies.</div><main><h1>Séance du conseil</h1><p>"
            + body
            + "</p></main><footer>Mentions légales</footer></body></html>");
  }

  private interface Width {
    double of(String text);
  }

  /**
   * Fills lines; where asked, a word that does not fit is broken with a hyphen as print does it.
   */
  private static List<String> lines(String text, double width, boolean hyphenate, Width measure) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n")) {
      var line = new StringBuilder();
      for (String word : paragraph.split(" ")) {
        String spaced = line.isEmpty() ? word : " " + word;
        if (measure.of(line + spaced) <= width) {
          line.append(spaced);
          continue;
        }
        int head = hyphenate ? head(word, line + " ", width, measure) : 0;
        if (head > 0) {
          line.append(' ').append(word, 0, head).append('-');
        }
        lines.add(line.toString());
        line = new StringBuilder(word.substring(head));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static int head(String word, String line, double width, Width measure) {
    for (int head = word.length() - 3; head >= 3; head--) {
      boolean inside = word.chars().allMatch(Character::isLetter);
      if (inside && measure.of(line + word.substring(0, head) + "-") <= width) {
        return head;
      }
    }
    return 0;
  }

  private static double width(PDFont font, String text) {
    try {
      return font.getStringWidth(text) / 1000 * SIZE;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path file(String folder, String type) throws IOException {
    return Files.createDirectories(root.resolve(folder))
        .resolve("%s-%04d.%s".formatted(folder, ++files, type));
  }

  private static InputStream liberation() {
    return PDDocument.class.getResourceAsStream(
        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
  }
}
