package org.vigie.mailer.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.message.Messages;
import org.vigie.request.Authority;
import org.vigie.request.Request;

/**
 * A letter with all that stands on it, in French, the language of the authority, whoever reads the
 * screen.
 *
 * @param sender lines, name first
 * @param recipient lines, name first; at most {@link #WINDOW_LINES} of {@link #WINDOW_COLUMNS}
 *     characters fit a window envelope
 * @param heading object, project, reference and reply address
 * @param body from « Madame, Monsieur » to the name
 */
public record LetterSheet(
    String number,
    String subject,
    List<String> sender,
    List<String> recipient,
    String placeAndDate,
    List<String> heading,
    String body) {
  static final int WINDOW_LINES = 6;
  static final int WINDOW_COLUMNS = 38;

  private static final Messages FRENCH = new Messages(Locale.FRENCH, "mailer");

  public LetterSheet {
    sender = List.copyOf(sender);
    recipient = List.copyOf(recipient);
    heading = List.copyOf(heading);
  }

  /**
   * @param replyAddress the request's own address
   * @param on date of the letter, Europe/Paris
   */
  public static LetterSheet of(
      Request request, Authority authority, String replyAddress, LocalDate on) {
    var sender = new ArrayList<String>();
    sender.add(request.asker().name());
    request.asker().postalAddress().lines().map(String::strip).forEach(sender::add);
    return new LetterSheet(
        request.number(),
        request.subject(),
        sender.stream().filter(line -> !line.isEmpty()).toList(),
        WindowAddress.lines(authority),
        FRENCH.get("letter.date", date(on)),
        List.of(
            FRENCH.get("letter.object"),
            request.subject(),
            FRENCH.get("letter.reference", request.number()),
            FRENCH.get("letter.reply-to", replyAddress)),
        request.letter());
  }

  /** The subject of the mail: without the project's title, which comes from outside. */
  String mailSubject() {
    return FRENCH.get("letter.mail.subject", number);
  }

  private static String date(LocalDate on) {
    String month = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH).format(on);
    return on.getDayOfMonth() == 1
        ? FRENCH.get("letter.first-of-month", month)
        : on.getDayOfMonth() + " " + month;
  }
}
