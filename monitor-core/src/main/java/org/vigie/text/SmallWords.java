package org.vigie.text;

import java.util.Set;

/**
 * Words that count for nothing in a phrase: "lecture de plaques", "lecture des plaques" and
 * "lecture automatique d'une plaque" are told apart by their other words.
 */
final class SmallWords {
  private static final Set<String> WORDS =
      Set.of("de", "d", "du", "des", "la", "le", "les", "l", "un", "une", "a", "au", "aux");

  private static final int LONGEST = 3;

  private SmallWords() {}

  static boolean contains(String form) {
    return form.length() <= LONGEST && WORDS.contains(form);
  }
}
