package org.vigie.app.page;

/**
 * A status: a word with a shape; colour comes third.
 *
 * @param tone names the colours and the shape: ok, warn, bad, info, neutral
 */
public record Badge(String tone, String word) {
  /** Drawn before the word and hidden from screen readers, who hear the word. */
  public String shape() {
    return switch (tone) {
      case "ok" -> "●";
      case "warn" -> "▲";
      case "bad" -> "■";
      case "info" -> "○";
      default -> "–";
    };
  }

  /** The badge of a source's health, given as its word for machines; null before the first run. */
  public static Badge health(Say say, String health) {
    String tone =
        switch (health) {
          case "ok" -> "ok";
          case "empty", "changed-layout", "partial", "stale" -> "warn";
          case "blocked", "unreachable" -> "bad";
          default -> "neutral";
        };
    return new Badge(tone, say.word("health.", health));
  }

  /** The badge of a document's reading state. */
  public static Badge reading(Say say, String status) {
    String tone =
        switch (status) {
          case "read" -> "ok";
          case "partly-read", "needs-ocr" -> "warn";
          case "waiting" -> "info";
          case "protected", "unsupported", "too-large" -> "neutral";
          default -> "bad";
        };
    return new Badge(tone, say.word("reading.", status));
  }
}
