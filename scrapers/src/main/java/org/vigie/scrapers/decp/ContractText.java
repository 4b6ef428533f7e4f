package org.vigie.scrapers.decp;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Messages;

/**
 * A contract as text, one field a line, its amendments with what each changed. In French like the
 * contract itself, whatever the reader's language.
 */
final class ContractText {
  private static final Messages LABELS = new Messages(Locale.FRENCH, "scrapers");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

  private final StringBuilder text = new StringBuilder();

  static String of(Contract contract) {
    var written = new ContractText();
    written.text.append(contract.object()).append('\n');
    written.line("decp.nature", contract.nature());
    written.line("decp.number", contract.id());
    written.line("decp.framework", contract.framework());
    written.line("decp.buyer", contract.buyerName());
    written.line("decp.buyer-number", contract.buyerId());
    written.line("decp.cpv", contract.cpv());
    written.line("decp.procedure", contract.procedure());
    written.line("decp.offers", contract.offers());
    written.line("decp.place", contract.placeName());
    written.line("decp.signed", day(contract.signedOn()));
    written.line("decp.published", day(contract.publishedOn()));
    written.line("decp.amount", euros(contract.amount()));
    written.months(contract.months());
    written.suppliers(contract.suppliers());
    for (Contract.Amendment amendment : contract.amendments()) {
      written.text.append("\n\n").append(LABELS.get("decp.amendment", amendment.id()).strip());
      written.line("decp.amendment-object", amendment.object());
      written.line("decp.signed", day(amendment.signedOn()));
      written.line("decp.published", day(amendment.publishedOn()));
      written.line("decp.amendment-amount", euros(amendment.amount()));
      written.months(amendment.months());
      written.suppliers(amendment.suppliers());
    }
    return written.text.toString().strip();
  }

  private void line(String key, @Nullable String value) {
    if (value != null) {
      text.append('\n').append(LABELS.get(key)).append("\u00a0: ").append(value);
    }
  }

  private void months(@Nullable Integer months) {
    line("decp.duration", months == null ? null : LABELS.get("decp.months", months));
  }

  private void suppliers(List<String> suppliers) {
    line("decp.suppliers", suppliers.isEmpty() ? null : String.join(", ", suppliers));
  }

  private static @Nullable String day(@Nullable LocalDate date) {
    return date == null ? null : DAY.format(date);
  }

  private static @Nullable String euros(@Nullable BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    var symbols = new DecimalFormatSymbols(Locale.FRENCH);
    symbols.setGroupingSeparator('\u202f');
    symbols.setDecimalSeparator(',');
    return new DecimalFormat("#,##0.##", symbols).format(amount) + "\u00a0€";
  }
}
