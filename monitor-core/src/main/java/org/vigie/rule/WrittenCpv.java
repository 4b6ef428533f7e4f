package org.vigie.rule;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The codes of the Common Procurement Vocabulary that a text itself gives as such: "CPV :
 * 32323500-8 Système de surveillance vidéo, 35125300-2". Needed where no portal's record gives them
 * apart, as for a lone file.
 */
final class WrittenCpv {
  /** A code follows the word, or the code before it, at most this many characters on. */
  private static final int REACH = 120;

  private static final Pattern WORD = Pattern.compile("(?i)(?<!\\p{L})cpv(?!\\p{L})");
  private static final Pattern CODE = Pattern.compile("(?<![0-9-])([0-9]{8})(?:-[0-9])?(?![0-9-])");

  /** Divisions of the 2008 vocabulary (regulation 213/2008); a date such as 20261124 has none. */
  private static final Set<String> DIVISIONS =
      Set.of(
          "03", "09", "14", "15", "16", "18", "19", "22", "24", "30", "31", "32", "33", "34", "35",
          "37", "38", "39", "41", "42", "43", "44", "45", "48", "50", "51", "55", "60", "63", "64",
          "65", "66", "70", "71", "72", "73", "75", "76", "77", "79", "80", "85", "90", "92", "98");

  private WrittenCpv() {}

  /** Codes of 8 digits, without the check digit. */
  static Set<String> in(String text) {
    Set<String> codes = new TreeSet<>();
    java.util.regex.Matcher word = WORD.matcher(text);
    java.util.regex.Matcher code = CODE.matcher(text).useTransparentBounds(true);
    int from = 0;
    while (from <= text.length() && word.find(from)) {
      from = word.end();
      code.region(from, Math.min(text.length(), from + REACH));
      while (code.find()) {
        if (DIVISIONS.contains(code.group(1).substring(0, 2))) {
          codes.add(code.group(1));
        }
        from = code.end();
        code.region(from, Math.min(text.length(), from + REACH));
      }
    }
    return codes;
  }
}
