package org.vigie.app.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts a quoted text into what was hit and what was not. */
public final class Highlight {
  private static final int AROUND = 240;
  private static final int NOT_WORTH_A_CUT = 40;

  private Highlight() {}

  /**
   * A passage in a text.
   *
   * @param start first character
   * @param end after the last character
   * @param id where links lead to, for example {@code p3-h2}
   */
  public record Span(int start, int end, boolean companion, String id) {}

  /** A run of text, hit or not. */
  public record Part(String text, boolean hit, boolean companion, String id) {
    static Part plain(String text) {
      return new Part(text, false, false, "");
    }
  }

  /** The whole text in parts; spans outside of it or over an earlier one are left out. */
  public static List<Part> mark(String text, List<Span> spans) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (Span span : sorted(spans)) {
      if (span.start() < at || span.end() > text.length() || span.end() <= span.start()) {
        continue;
      }
      if (span.start() > at) {
        parts.add(Part.plain(text.substring(at, span.start())));
      }
      parts.add(
          new Part(text.substring(span.start(), span.end()), true, span.companion(), span.id()));
      at = span.end();
    }
    if (at < text.length()) {
      parts.add(Part.plain(text.substring(at)));
    }
    return List.copyOf(parts);
  }

  /**
   * At most about 240 characters on each side of the first span, cut at words; « … » stands where
   * this cuts, and where the text says already that it was cut.
   *
   * @param spans the first is the one that the excerpt is about; offsets count in {@code text}
   */
  public static List<Part> excerpt(String text, List<Span> spans) {
    if (spans.isEmpty()) {
      return text.isBlank() ? List.of() : List.of(Part.plain(text.strip()));
    }
    Span first = spans.getFirst();
    int from = Math.min(first.start(), text.length()) - AROUND;
    from = from <= NOT_WORTH_A_CUT ? 0 : wordStart(text, from);
    int to = Math.max(0, first.end()) + AROUND;
    to = to >= text.length() - NOT_WORTH_A_CUT ? text.length() : wordEnd(text, to);
    int start = from;
    if (to <= from) {
      return List.of(Part.plain(text.strip()));
    }
    List<Span> moved =
        spans.stream()
            .map(s -> new Span(s.start() - start, s.end() - start, s.companion(), s.id()))
            .filter(s -> s.start() >= 0)
            .toList();
    List<Part> parts = new ArrayList<>(mark(text.substring(from, to), moved));
    if (from > 0) {
      parts.addFirst(Part.plain("… "));
    }
    if (to < text.length()) {
      parts.addLast(Part.plain(" …"));
    }
    return List.copyOf(parts);
  }

  private static List<Span> sorted(List<Span> spans) {
    return spans.stream()
        .sorted(Comparator.comparingInt(Span::start).thenComparing(Span::companion))
        .toList();
  }

  private static int wordStart(String text, int from) {
    int at = from;
    while (at > 0 && at < text.length() && !Character.isWhitespace(text.charAt(at - 1))) {
      at++;
    }
    return at >= text.length() ? from : at;
  }

  private static int wordEnd(String text, int to) {
    int at = to;
    while (at > 0 && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at == 0 ? to : at;
  }
}
