package org.vigie.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a French text into its words: case, accents and ligatures folded, spaced-out and doubled
 * letters undone, HTML entities and broken encodings read. Offsets are those of the text as given.
 * Time and memory grow linearly with the text.
 */
public final class FrenchText {
  private static final int SPACED_OUT = 4;
  private static final int DOTTED = 3;
  private static final int LONGEST_GAP_IN_A_WORD = 4;

  private final Folding folding;
  private final String folded;
  private final List<Token> tokens = new ArrayList<>();
  private int sentence;
  private int clause;
  private boolean doubling;

  private FrenchText(String text) {
    this.folding = new Folding(text);
    this.folded = folding.folded();
  }

  public static List<Token> tokens(String text) {
    return new FrenchText(text).cut();
  }

  private List<Token> cut() {
    int previousEnd = 0;
    int at = 0;
    while (at < folded.length()) {
      if (!Character.isLetterOrDigit(folded.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      int end = isLoneLetter(start) ? spelledOut(start) : start;
      boolean spelled = end > start;
      if (!spelled) {
        end = wordEnd(start);
      }
      add(previousEnd, start, end, spelled);
      previousEnd = end;
      at = end;
    }
    return List.copyOf(tokens);
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < folded.length() && Character.isLetterOrDigit(folded.charAt(end))) {
      end++;
    }
    return end;
  }

  private int spelledOut(int start) {
    int end = spelledOut(start, ' ', SPACED_OUT);
    return end > start ? end : spelledOut(start, '.', DOTTED);
  }

  /** End of "V I D E O" or "L.A.P.I", or the start where the letters are not spelled out. */
  private int spelledOut(int start, char between, int atLeast) {
    int letters = 0;
    int end = start;
    int at = start;
    while (at < folded.length() && isLoneLetter(at)) {
      letters++;
      end = at + 1;
      if (end >= folded.length() || folded.charAt(end) != between) {
        break;
      }
      at = end + 1;
    }
    return letters >= atLeast ? end : start;
  }

  private boolean isLoneLetter(int at) {
    return Character.isLetter(folded.charAt(at))
        && (at == 0 || !Character.isLetterOrDigit(folded.charAt(at - 1)))
        && (at + 1 == folded.length() || !Character.isLetterOrDigit(folded.charAt(at + 1)));
  }

  private void add(int previousEnd, int start, int end, boolean spelled) {
    String cased = folded.substring(start, end);
    if (spelled) {
      cased = cased.replace(" ", "").replace(".", "");
    }
    cased = undoubled(cased);
    boolean joinable = false;
    if (!tokens.isEmpty()) {
      if (endsSentence(previousEnd, start, tokens.getLast(), cased)) {
        sentence++;
        clause++;
      } else {
        clause += endsClause(previousEnd, start) ? 1 : 0;
        joinable = mayBeInsideAWord(previousEnd, start);
      }
    }
    tokens.add(
        new Token(
            cased.toLowerCase(Locale.ROOT),
            cased,
            folding.start(start),
            folding.end(end - 1),
            sentence,
            clause,
            joinable));
  }

  /** Fake bold: "SSYYSSTTEEMMEE". Only where every letter of the word is doubled. */
  private String undoubled(String cased) {
    int shortest = doubling ? 2 : 4;
    boolean doubled = cased.length() >= shortest && cased.length() % 2 == 0;
    for (int i = 0; doubled && i < cased.length(); i += 2) {
      doubled = cased.charAt(i) == cased.charAt(i + 1) && Character.isLetter(cased.charAt(i));
    }
    doubling = doubled;
    if (!doubled) {
      return cased;
    }
    StringBuilder once = new StringBuilder();
    for (int i = 0; i < cased.length(); i += 2) {
      once.append(cased.charAt(i));
    }
    return once.toString();
  }

  private boolean endsClause(int from, int to) {
    for (int i = from; i < to; i++) {
      if (folded.charAt(i) == ':' || folded.charAt(i) == ';') {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeInsideAWord(int from, int to) {
    if (to - from > LONGEST_GAP_IN_A_WORD) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (" \n\r\t-'`_".indexOf(folded.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** A full stop before a capital, but not in "L. 251-1" or "M. le préfet"; or an empty line. */
  private boolean endsSentence(int from, int to, Token before, String next) {
    int breaks = 0;
    boolean stop = false;
    boolean spaced = false;
    for (int i = from; i < to; i++) {
      char c = folded.charAt(i);
      breaks += c == '\n' ? 1 : 0;
      stop |= c == '.' || c == '!' || c == '?' || c == '\u2026';
      spaced |= Character.isWhitespace(c);
    }
    return breaks >= 2
        || (stop && spaced && before.form().length() > 2 && !Character.isLowerCase(next.charAt(0)));
  }
}
