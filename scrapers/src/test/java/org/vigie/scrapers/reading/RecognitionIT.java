package org.vigie.scrapers.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.reading.Extraction;
import org.vigie.reading.PageMethod;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecognitionIT {
  private Path folder = Path.of(".");
  private ForkedTextExtractor extractor = new ForkedTextExtractor(ReadingSettings.defaults());

  @BeforeAll
  void start(@TempDir Path temporary) {
    folder = temporary;
    OcrSettings ocr = OcrSettings.defaults().withCache(folder.resolve("ocr"));
    extractor = new ForkedTextExtractor(ReadingSettings.defaults().withWorkers(1), ocr);
    assumeTrue(
        extractor.recognisesPictures(),
        "SKIPPED: Tesseract or its French is missing (apt install tesseract-ocr"
            + " tesseract-ocr-fra)");
  }

  @AfterAll
  void stop() {
    extractor.close();
  }

  @Test
  void a_picture_of_a_page_is_recognised_and_says_how_surely() throws IOException {
    PageText page = onlyPage(read("delib.png", sheet()));

    assertThat(page.text()).contains("caméras de vidéoprotection").contains("Article 3");
    assertThat(page.method()).isEqualTo(PageMethod.OCR);
    assertThat(page.confidence()).isGreaterThan(70);
  }

  @Test
  void a_page_on_its_side_is_turned() throws IOException {
    assertThat(onlyPage(read("couche.png", turned(sheet()))).text())
        .contains("caméras de vidéoprotection");
  }

  @Test
  void a_recognised_picture_is_remembered() throws IOException {
    read("une-fois.png", sheet());
    long kept = cached();
    read("deux-fois.png", sheet());

    assertThat(cached()).isEqualTo(kept);
  }

  @Test
  void without_tesseract_the_page_needs_recognition() throws IOException {
    OcrSettings absent = OcrSettings.defaults().withCommand("no-such-tesseract");
    try (var plain = new ForkedTextExtractor(ReadingSettings.defaults().withWorkers(1), absent)) {
      Extraction read = plain.extract(png("seul.png", sheet()), "seul.png", "");

      assertThat(plain.recognisesPictures()).isFalse();
      assertThat(read.status()).isEqualTo(ReadingStatus.NEEDS_OCR);
      assertThat(onlyPage(read).method()).isEqualTo(PageMethod.NEEDS_OCR);
    }
  }

  private long cached() throws IOException {
    try (var files = Files.walk(folder.resolve("ocr"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static PageText onlyPage(Extraction read) {
    assertThat(read.pages()).as(read.detail()).hasSize(1);
    return read.pages().getFirst();
  }

  private Extraction read(String name, BufferedImage image) throws IOException {
    return extractor.extract(png(name, image), name, "");
  }

  private Path png(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static BufferedImage sheet() {
    var image = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 1240, 1754);
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 28));
    for (int article = 1; article <= 12; article++) {
      int y = 120 + article * 110;
      graphics.drawString("Article " + article + " : le conseil de Valmoire autorise", 120, y);
      graphics.drawString("la pose de douze caméras de vidéoprotection sur la place.", 120, y + 40);
    }
    graphics.dispose();
    return image;
  }

  private static BufferedImage turned(BufferedImage upright) {
    var image =
        new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.translate(upright.getHeight(), 0);
    graphics.rotate(Math.PI / 2);
    graphics.drawImage(upright, 0, 0, null);
    graphics.dispose();
    return image;
  }
}
