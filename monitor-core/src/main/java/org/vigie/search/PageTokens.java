package org.vigie.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.vigie.text.Token;

/**
 * The words of a page as the rules' matcher cuts them: folded, small words left out, and no phrase
 * across the end of a sentence. A word broken by a hyphen stands there in its parts and as a whole.
 */
final class PageTokens extends TokenStream {
  private static final int LONGEST_TERM = 256;

  private final boolean stemmed;
  private final int length;
  private final List<Entry> entries;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private int at;

  /**
   * @param tokens of the text: a page's are cut once and indexed twice
   */
  PageTokens(String text, List<Token> tokens, boolean stemmed) {
    this.stemmed = stemmed;
    this.length = text.length();
    this.entries = entries(text, tokens);
  }

  private record Entry(String form, int start, int end, int step) {}

  @Override
  public void reset() throws IOException {
    super.reset();
    at = 0;
  }

  private List<Entry> entries(String text, List<Token> tokens) {
    List<Entry> made = new ArrayList<>();
    Token before = null;
    int clause = 0;
    for (Token token : tokens) {
      if (token.isSmall() || token.form().length() > LONGEST_TERM) {
        before = null;
        continue;
      }
      int gap = token.clause() != clause && !made.isEmpty() ? 2 : 1;
      clause = token.clause();
      Entry part = new Entry(form(token), token.start(), token.end(), gap);
      if (before != null
          && token.joinable()
          && text.substring(before.end(), token.start()).indexOf('-') >= 0) {
        String whole = before.form() + token.form();
        String joined = stemmed ? wholeStem(whole) : whole;
        // at the place of each part, so that phrases reach it from both sides
        made.add(new Entry(joined, before.start(), token.end(), 0));
        made.add(part);
        made.add(new Entry(joined, token.start(), token.end(), 0));
      } else {
        made.add(part);
      }
      before = token;
    }
    return made;
  }

  private String form(Token token) {
    return stemmed ? token.stem() : token.form();
  }

  private static String wholeStem(String form) {
    return new Token(form, form, 0, form.length(), 0, 0, false).stem();
  }

  @Override
  public boolean incrementToken() {
    if (at == entries.size()) {
      return false;
    }
    clearAttributes();
    Entry entry = entries.get(at++);
    term.append(entry.form());
    offsets.setOffset(entry.start(), entry.end());
    step.setPositionIncrement(entry.step());
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    offsets.setOffset(length, length);
  }
}
