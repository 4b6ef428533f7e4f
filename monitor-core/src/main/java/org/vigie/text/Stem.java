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
    int length = form.length();
    if (length <= SHORTEST) {
      return form;
    }
    if (length > 5 && form.endsWith("aux") && !form.endsWith("eaux")) {
      return form.substring(0, length - 2) + "l";
    }
    char last = form.charAt(length - 1);
    if (last == 's' || last == 'x') {
      length--;
    }
    while (length > SHORTEST && form.charAt(length - 1) == 'e') {
      length--;
    }
    if (length > SHORTEST + 1
        && form.charAt(length - 1) == form.charAt(length - 2)
        && Character.isLetter(form.charAt(length - 1))) {
      length--;
    }
    return form.substring(0, length);
  }
}
