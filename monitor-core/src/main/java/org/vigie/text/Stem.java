package org.vigie.text;

/**
 * A word without its marks of plural and feminine: caméras and caméra, urbaines and urbain,
 * individuelle and individuel, faciaux and facial. Much lighter than Lucene's light stemmer, which
 * makes one word of biométrie and biomètre and hides prefixes.
 */
final class Stem {
  private static final int SHORTEST = 3;

  private Stem() {}

  static String of(String form) {
    if (isPluralOfAl(form, 0, form.length())) {
      return form.substring(0, form.length() - 2) + "l";
    }
    return form.substring(0, end(form, 0, form.length()));
  }

  /** "nationaux" of "national": the stem is not a part of the form. */
  static boolean isPluralOfAl(String form, int start, int end) {
    return end - start > 5 && form.startsWith("aux", end - 3) && !form.startsWith("e", end - 4);
  }

  /** Where the stem ends of a part of a string that is no {@link #isPluralOfAl}. */
  static int end(String form, int start, int end) {
    if (end - start <= SHORTEST) {
      return end;
    }
    int last = form.charAt(end - 1) == 's' || form.charAt(end - 1) == 'x' ? end - 1 : end;
    while (last - start > SHORTEST && form.charAt(last - 1) == 'e') {
      last--;
    }
    boolean doubled =
        last - start > SHORTEST + 1
            && form.charAt(last - 1) == form.charAt(last - 2)
            && Character.isLetter(form.charAt(last - 1));
    return doubled ? last - 1 : last;
  }
}
