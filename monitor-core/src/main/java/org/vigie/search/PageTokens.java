package org.vigie.search;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.vigie.text.FrenchText;
import org.vigie.text.Token;

/**
 * The words of a page as the rules' matcher cuts them: folded, small words left out, and no phrase
 * across the end of a sentence. A word broken by a hyphen stands there in its parts and as a whole.
 */
final class PageTokens extends Tokenizer {
  private static final int LONGEST_TERM = 256;

  private final boolean stemmed;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private List<Entry> entries = List.of();
  private int at;
  private int length;

  PageTokens(boolean stemmed) {
    this.stemmed = stemmed;
  }

  private record Entry(String form, int start, int end, int step) {}

  static Analyzer analyzer(boolean stemmed) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new PageTokens(stemmed));
      }
    };
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    StringWriter text = new StringWriter();
    input.transferTo(text);
    length = text.getBuffer().length();
    entries = entries(text.toString());
    at = 0;
  }

  private List<Entry> entries(String text) {
    List<Entry> made = new ArrayList<>();
    Token before = null;
    int clause = 0;
    for (Token token : FrenchText.tokens(text)) {
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
    offsets.setOffset(correctOffset(entry.start()), correctOffset(entry.end()));
    step.setPositionIncrement(entry.step());
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    offsets.setOffset(length, length);
  }
}
