package org.vigie.mailer.digest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.vigie.alert.ActKind;
import org.vigie.alert.Rhythm;
import org.vigie.message.Messages;

/** Dates, amounts, lists and sentences in one language. */
final class Wording {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int MOST_PLACES = 3;

  private final Messages messages;

  Wording(Locale language) {
    this.messages = new Messages(language, "mailer", "core");
  }

  String say(String key, Object... arguments) {
    return messages.get(key, arguments);
  }

  /** mardi 24 novembre 2026 */
  String longDay(LocalDate day) {
    return format(day, "EEEE ") + dayOfMonth(day) + format(day, " MMMM uuuu");
  }

  /** lundi 30 novembre */
  String weekday(LocalDate day) {
    return format(day, "EEEE ") + dayOfMonth(day) + format(day, " MMMM");
  }

  /** 24 novembre, with the year where it is another than that of {@code today}. */
  String day(LocalDate day, LocalDate today) {
    return dayOfMonth(day) + format(day, day.getYear() == today.getYear() ? " MMMM" : " MMMM uuuu");
  }

  /** 24 nov. */
  String shortDay(LocalDate day) {
    return dayOfMonth(day) + format(day, " MMM");
  }

  String hour(int hour) {
    return say("mail.hour", hour);
  }

  static LocalDate inParis(Instant instant) {
    return instant.atZone(PARIS).toLocalDate();
  }

  private String dayOfMonth(LocalDate day) {
    return day.getDayOfMonth() == 1 ? say("mail.first-of-month") : format(day, "d");
  }

  private String format(LocalDate day, String pattern) {
    return day.format(DateTimeFormatter.ofPattern(pattern, messages.locale()));
  }

  /** 412 000 €, cents only where there are some. */
  String amount(BigDecimal euros) {
    NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
    boolean isWhole = euros.stripTrailingZeros().scale() <= 0;
    format.setMinimumFractionDigits(isWhole ? 0 : 2);
    format.setMaximumFractionDigits(isWhole ? 0 : 2);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return say("mail.amount", format.format(euros));
  }

  /** The first few, and how many more; the whole country where there are none. */
  String places(List<String> names) {
    if (names.isEmpty()) {
      return say("mail.places.everywhere");
    }
    return list(
        names.size() <= MOST_PLACES + 1 ? names : names.subList(0, MOST_PLACES),
        names.size() <= MOST_PLACES + 1 ? 0 : names.size() - MOST_PLACES);
  }

  private String list(List<String> names, int more) {
    if (more > 0) {
      return say("mail.list.more", String.join(", ", names), more);
    }
    return names.size() == 1
        ? names.getFirst()
        : say(
            "mail.list.and",
            String.join(", ", names.subList(0, names.size() - 1)),
            names.getLast());
  }

  String family(String id) {
    return say("family." + id);
  }

  /** For the middle of a sentence. */
  String familyInSentence(String id) {
    String word = family(id);
    return word.substring(0, 1).toLowerCase(messages.locale()) + word.substring(1);
  }

  String actKind(ActKind kind) {
    return say("act-kind." + id(kind));
  }

  /** « heure de La Réunion »; nothing for Paris, where most are. */
  String zone(ZoneId zone) {
    return zone.equals(PARIS) ? "" : say("mail.zone", say("zone." + zone.getId()));
  }

  String rhythm(Rhythm rhythm) {
    return say("mail.rhythm." + id(rhythm));
  }

  static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String upperCase(String text) {
    return text.toUpperCase(messages.locale());
  }
}
