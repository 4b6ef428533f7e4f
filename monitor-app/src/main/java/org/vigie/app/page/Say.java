package org.vigie.app.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.vigie.message.Message;

/**
 * Says things in the reader's language: sentences of the bundles, dates, amounts, sizes. Civil
 * dates are those of Europe/Paris.
 */
public final class Say {
  public static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final char NO_BREAK_SPACE = '\u00a0';

  private final MessageSource sentences;
  private final Locale locale;

  public Say(MessageSource sentences, Locale locale) {
    this.sentences = sentences;
    this.locale = locale;
  }

  public boolean french() {
    return Locale.FRENCH.getLanguage().equals(locale.getLanguage());
  }

  public Locale locale() {
    return locale;
  }

  /** The sentence, or the key itself where no bundle has it, so that a gap breaks nothing. */
  public String text(String key, Object... arguments) {
    String sentence = sentences.getMessage(key, arguments, key, locale);
    return sentence == null ? key : sentence;
  }

  /** The word under {@code prefix + id}, or the id where an admin invented one we do not know. */
  public String word(String prefix, String id) {
    String word = sentences.getMessage(prefix + id, null, id, locale);
    return word == null ? id : word;
  }

  public String text(Message message) {
    return message.isNone() ? "" : text(message.key(), message.arguments().toArray());
  }

  /** A sentence kept in the database in the form of {@link Message#store()}. */
  public String stored(@Nullable String message) {
    if (message == null || message.isEmpty()) {
      return "";
    }
    return message.startsWith("[") ? text(Message.restore(message)) : message;
  }

  /** « 24 nov. 2026 ». */
  public String date(LocalDate date) {
    return day(date) + date.format(pattern(" MMM yyyy"));
  }

  /** « mardi 24 novembre 2026 ». */
  public String longDate(LocalDate date) {
    return date.format(pattern("EEEE")) + " " + day(date) + date.format(pattern(" MMMM yyyy"));
  }

  /** « 24 nov. 2026, 14 h 12 ». */
  public String moment(Instant instant) {
    ZonedDateTime time = instant.atZone(PARIS);
    String clock =
        french()
            ? time.getHour()
                + String.valueOf(NO_BREAK_SPACE)
                + "h"
                + NO_BREAK_SPACE
                + time.format(pattern("mm"))
            : time.format(pattern("HH:mm"));
    return date(time.toLocalDate()) + ", " + clock;
  }

  public LocalDate dayOf(Instant instant) {
    return instant.atZone(PARIS).toLocalDate();
  }

  /** « 412 000 € », without cents where there are none. */
  public String amount(BigDecimal euros) {
    NumberFormat format = NumberFormat.getInstance(locale);
    boolean whole = euros.stripTrailingZeros().scale() <= 0;
    format.setMinimumFractionDigits(whole ? 0 : 2);
    format.setMaximumFractionDigits(whole ? 0 : 2);
    return french() ? format.format(euros) + NO_BREAK_SPACE + "€" : "€" + format.format(euros);
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** « 1,4 Mo »; a kilobyte is 1,000 bytes. */
  public String size(long bytes) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(1);
    if (bytes < 1_000) {
      return text("size.bytes", bytes);
    }
    return bytes < 1_000_000
        ? text("size.kilobytes", format.format(bytes / 1_000.0))
        : text("size.megabytes", format.format(bytes / 1_000_000.0));
  }

  private String day(LocalDate date) {
    return french() && date.getDayOfMonth() == 1 ? "1er" : String.valueOf(date.getDayOfMonth());
  }

  private DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale);
  }
}
