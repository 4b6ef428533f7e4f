package org.vigie.app.wiring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.vigie.scrapers.reading.ForkedTextExtractor;

/** Says how to install Tesseract where scans cannot be read. The service is up without it. */
@Component("ocr")
class OcrHealth implements HealthIndicator {
  private final ForkedTextExtractor extractor;
  private final MessageSource sentences;

  OcrHealth(ForkedTextExtractor extractor, MessageSource sentences) {
    this.extractor = extractor;
    this.sentences = sentences;
  }

  @Override
  public Health health() {
    if (extractor.recognisesPictures()) {
      return Health.up().build();
    }
    String advice = sentences.getMessage("ocr.missing", null, LocaleContextHolder.getLocale());
    return Health.up().withDetail("missing", advice).build();
  }
}
