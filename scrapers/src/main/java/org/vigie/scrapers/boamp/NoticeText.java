package org.vigie.scrapers.boamp;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Messages;
import org.vigie.scrapers.connector.FrenchDate;

/**
 * A notice as text, one field a paragraph. Rules read it and people see it. It is in French like
 * the notice itself, whatever the reader's language.
 */
final class NoticeText {
  private static final Messages LABELS = new Messages(Locale.FRENCH, "scrapers");
  private static final DateTimeFormatter DEADLINE =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH:mm", Locale.FRENCH)
          .withZone(FrenchDate.PARIS);

  private final StringBuilder text = new StringBuilder();

  static String of(
      String title,
      @Nullable String buyer,
      NoticeForm form,
      List<String> suppliers,
      List<String> descriptors,
      @Nullable Instant deadline) {
    var written = new NoticeText();
    written.text.append(title).append('\n');
    written.line("boamp.buyer", Optional.ofNullable(buyer));
    written.line("boamp.reference", form.buyerReference());
    written.block("boamp.description", form.description().orElse(""));
    written.lots(form.lots());
    written.block("boamp.changes", form.changes().orElse(""));
    written.block("boamp.more", form.more().orElse(""));
    written.line("boamp.cpv", joined(form.cpv()));
    written.line("boamp.descriptors", joined(descriptors));
    written.line("boamp.place", form.place());
    written.line("boamp.deadline", Optional.ofNullable(deadline).map(DEADLINE::format));
    written.line(
        "boamp.amount", form.amount().map(BigDecimal::toPlainString).map(a -> a + "\u00a0€"));
    written.line("boamp.suppliers", joined(suppliers));
    return written.text.toString().strip();
  }

  private static Optional<String> joined(List<String> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  private void line(String key, Optional<String> value) {
    value.ifPresent(
        words -> text.append('\n').append(LABELS.get(key)).append("\u00a0: ").append(words));
  }

  private void block(String key, String words) {
    if (!words.isEmpty()) {
      text.append("\n\n").append(LABELS.get(key)).append("\u00a0:\n").append(words).append('\n');
    }
  }

  private void lots(List<NoticeForm.Lot> lots) {
    if (lots.isEmpty()) {
      return;
    }
    text.append("\n\n").append(LABELS.get("boamp.lots")).append("\u00a0:\n");
    for (NoticeForm.Lot lot : lots) {
      text.append(LABELS.get("boamp.lot", lot.number())).append(" – ").append(lot.title());
      if (!lot.description().isEmpty() && !lot.description().equals(lot.title())) {
        text.append('\n').append(lot.description());
      }
      text.append('\n');
    }
  }
}
