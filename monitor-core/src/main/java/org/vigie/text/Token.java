package org.vigie.text;

/**
 * One word of a text.
 *
 * @param form lower case, without accents
 * @param cased the same with its capitals
 * @param start first UTF-16 character in the text as given
 * @param end after the last character
 * @param sentence number of its sentence, from 0
 * @param clause number of its part of a sentence, from 0: parts end at a colon, a semicolon and the
 *     sentence's end, and no phrase reaches across
 * @param joinable nothing but a space, a hyphen, an apostrophe or a line break parts it from the
 *     word before: the two may be one word
 */
public record Token(
    String form, String cased, int start, int end, int sentence, int clause, boolean joinable) {

  /** An article or preposition, which phrases pass over. */
  public boolean isSmall() {
    return SmallWords.contains(form);
  }

  /** The form without its marks of plural and feminine. */
  public String stem() {
    return Stem.of(form);
  }
}
