package org.vigie.app.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.http.MediaType;

/**
 * Whole days to remember, as calendar programs read them (RFC 5545).
 *
 * @param name of the calendar
 */
public record ICalendar(String name, List<Event> events) {
  public static final MediaType TYPE = MediaType.parseMediaType("text/calendar;charset=UTF-8");
  private static final int LONGEST_LINE = 75;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  public ICalendar {
    events = List.copyOf(events);
  }

  /**
   * A day.
   *
   * @param key the same each time, so that a program that reads again moves the entry
   * @param summary a few words; may come from outside
   * @param description may be empty
   * @param page where to read on
   */
  public record Event(String key, LocalDate day, String summary, String description, URI page) {}

  /**
   * @param now when it was written
   */
  public String write(Instant now) {
    StringBuilder lines = new StringBuilder();
    line(lines, "BEGIN", "VCALENDAR");
    line(lines, "VERSION", "2.0");
    line(lines, "PRODID", "-//Vigie//FR");
    line(lines, "X-WR-CALNAME", text(name));
    for (Event event : events) {
      line(lines, "BEGIN", "VEVENT");
      line(lines, "UID", text(event.key() + "@" + event.page().getHost()));
      line(lines, "DTSTAMP", MOMENT.format(now));
      line(lines, "DTSTART;VALUE=DATE", event.day().format(DateTimeFormatter.BASIC_ISO_DATE));
      line(lines, "SUMMARY", text(event.summary()));
      if (!event.description().isEmpty()) {
        line(lines, "DESCRIPTION", text(event.description()));
      }
      line(lines, "URL", event.page().toASCIIString());
      line(lines, "TRANSP", "TRANSPARENT");
      line(lines, "END", "VEVENT");
    }
    line(lines, "END", "VCALENDAR");
    return lines.toString();
  }

  /**
   * RFC 5545, 3.3.11; what would begin another line, or is no character for the eye, is a blank.
   */
  private static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    Foreign.name(text)
        .codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(character);
                default -> escaped.appendCodePoint(isForTheEye(character) ? character : ' ');
              }
            });
    return escaped.toString();
  }

  private static boolean isForTheEye(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** RFC 5545, 3.1: lines of at most 75 bytes; one that goes on is indented by a blank. */
  private static void line(StringBuilder lines, String name, String value) {
    int bytes = 0;
    for (int character : (name + ":" + value).codePoints().toArray()) {
      String written = Character.toString(character);
      int width = written.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + width > LONGEST_LINE) {
        lines.append("\r\n ");
        bytes = 1;
      }
      lines.append(written);
      bytes += width;
    }
    lines.append("\r\n");
  }
}
