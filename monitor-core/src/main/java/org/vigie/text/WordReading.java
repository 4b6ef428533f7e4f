package org.vigie.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What one word of a text is read as, standing alone.
 *
 * @param cased the word
 * @param whole words that it is
 * @param parts words that are glued together in it
 * @param isWord it is a right word, of the lexicon or of the language
 */
@SuppressWarnings("ArrayRecordComponent") // read at every word, and never compared
record WordReading(String cased, int[] whole, List<Part> parts, boolean isWord) {
  private static final int SHORTEST_GLUED = 8;

  /** Words in a glued one, in steps of its place. */
  record Part(int from, int to, int[] words) {}

  static WordReading of(Token token, Forms forms) {
    int[] strict = forms.strictly(token);
    String form = token.form();
    if (form.length() > Lexicon.LONGEST_READ || token.isSmall()) {
      return new WordReading(token.cased(), strict, List.of(), token.isSmall());
    }
    int[] whole = forms.exactly(form, 0);
    boolean isWord = whole.length > 0 || CommonWords.contains(form);
    if (whole.length == 0) {
      whole = forms.nearly(form);
    }
    List<Part> parts =
        whole.length == 0 && form.length() >= SHORTEST_GLUED ? unglued(form, forms) : List.of();
    return new WordReading(token.cased(), Forms.together(strict, whole), parts, isWord);
  }

  /** "camérasinstallées": the whole must be words; else the long ones that stand inside. */
  private static List<Part> unglued(String form, Forms forms) {
    List<String> pieces = new Segments(forms).of(form);
    List<Part> parts = new ArrayList<>();
    int step = 0;
    int last = pieces.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (SmallWords.contains(pieces.get(i))) {
        continue;
      }
      int to = i == last ? Lexicon.WORD_STEP : Math.min(step + 1, Lexicon.WORD_STEP);
      int from = Math.min(step, Lexicon.WORD_STEP - 1);
      parts.add(new Part(from, to, forms.exactly(pieces.get(i), 0)));
      step++;
    }
    if (parts.isEmpty()) {
      int[] inside = forms.contained(form);
      return inside.length == 0 ? List.of() : List.of(new Part(0, Lexicon.WORD_STEP, inside));
    }
    return parts;
  }
}
