package org.vigie.scrapers.reading;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.reading.PageMethod;
import org.vigie.reading.PageText;

/**
 * Recognises pictures of pages, a bounded number at a time over all files. Handing in a picture
 * blocks while as many again are waiting, so a scan of 500 pages never lies in memory.
 */
final class Recognition implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recognition.class);

  /** Below it a page may lie on its side or head. Upright French scans give 75 to 96. */
  private static final int DOUBTFUL = 65;

  private static final int FEW_WORDS = 4;

  private final Tesseract tesseract;
  private final OcrCache cache;
  private final boolean turnsByOsd;
  private final Semaphore waiting;
  private final ExecutorService threads;

  private Recognition(OcrSettings settings, Tesseract tesseract, boolean turnsByOsd) {
    this.tesseract = tesseract;
    this.turnsByOsd = turnsByOsd;
    cache = new OcrCache(settings.cache(), settings.language());
    waiting = new Semaphore(2 * settings.parallel());
    threads =
        Executors.newFixedThreadPool(
            settings.parallel(), Thread.ofPlatform().daemon().name("ocr-", 1).factory());
  }

  /** Null where Tesseract or its language is not installed. */
  static @Nullable Recognition open(OcrSettings settings) {
    var tesseract = new Tesseract(settings);
    List<String> languages = tesseract.languages();
    return languages.contains(settings.language())
        ? new Recognition(settings, tesseract, languages.contains("osd"))
        : null;
  }

  /** The page with what is recognised; as it was where that fails. */
  CompletableFuture<PageText> recognise(PageText page, Picture picture) {
    waiting.acquireUninterruptibly();
    try {
      return CompletableFuture.supplyAsync(() -> recognised(page, picture), threads)
          .whenComplete((result, failure) -> waiting.release());
    } catch (RuntimeException closed) {
      waiting.release();
      return CompletableFuture.completedFuture(page);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    tesseract.close();
  }

  private PageText recognised(PageText page, Picture picture) {
    if (picture.isUniform()) {
      // Of what lies on the page nothing could be drawn: a format that PDFBox does not decode.
      return page;
    }
    try {
      Recognised known = cache.find(picture).orElse(null);
      Recognised result = known == null ? upright(picture) : known;
      if (known == null) {
        cache.keep(picture, result);
      }
      // A form's typed fields or a stamp are worth keeping where the picture gave nothing.
      String text = result.words() == 0 ? page.text() : ShownText.of(result.text());
      return new PageText(page.number(), page.label(), text, PageMethod.OCR, result.confidence());
    } catch (IOException | RuntimeException e) {
      LOG.warn("Page {} {} was not recognised: {}", page.number(), page.label(), e.toString());
      return page;
    }
  }

  private Recognised upright(Picture picture) throws IOException {
    Recognised asIs = tesseract.recognise(picture);
    Integer confidence = asIs.confidence();
    if (confidence != null && confidence >= DOUBTFUL && asIs.words() >= FEW_WORDS) {
      return asIs;
    }
    Recognised best = asIs;
    if (turnsByOsd) {
      int degrees = tesseract.rotation(picture);
      return degrees == 0 ? best : better(best, tesseract.recognise(picture.turned(degrees)));
    }
    for (int degrees : new int[] {90, 270, 180}) {
      best = better(best, tesseract.recognise(picture.turned(degrees)));
    }
    return best;
  }

  private static Recognised better(Recognised one, Recognised other) {
    return other.isSurerThan(one) ? other : one;
  }
}
