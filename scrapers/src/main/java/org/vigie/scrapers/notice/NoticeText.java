package org.vigie.scrapers.notice;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigie.message.Messages;
import org.vigie.publication.PublicationFacts;
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

  static String of(NoticeForm form, PublicationFacts facts) {
    var written = new NoticeText();
    written.text.append(facts.title()).append('\n');
    written.line("notice.buyer", Optional.ofNullable(facts.buyerName()));
    written.line("notice.reference", form.buyerReference());
    written.block("notice.description", form.description().orElse(""));
    written.lots(form.lots());
    written.block("notice.changes", form.changes().orElse(""));
    written.block("notice.more", form.more().orElse(""));
    written.line("notice.cpv", joined(facts.cpv()));
    written.line("notice.descriptors", joined(form.descriptors()));
    written.line("notice.place", form.place());
    written.line("notice.deadline", Optional.ofNullable(facts.deadlineAt()).map(DEADLINE::format));
    written.line(
        "notice.amount",
        Optional.ofNullable(facts.amount())
            .map(BigDecimal::toPlainString)
            .map(amount -> amount + "\u00a0€"));
    written.line("notice.suppliers", joined(facts.suppliers()));
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

  private void lots(List<Notice.Lot> lots) {
    if (lots.isEmpty()) {
      return;
    }
    text.append("\n\n").append(LABELS.get("notice.lots")).append("\u00a0:\n");
    for (Notice.Lot lot : lots) {
      text.append(LABELS.get("notice.lot", lot.number())).append(" – ").append(lot.title());
      if (!lot.description().isEmpty() && !lot.description().equals(lot.title())) {
        text.append('\n').append(lot.description());
      }
      text.append('\n');
    }
  }
}
