package org.vigie.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/**
 * Right French words that no tolerance may read as another ("vidéoprojection" is one letter from
 * "vidéoprotection"), and into which glued words may be cut. The list is a resource beside this
 * class.
 */
final class CommonWords {
  private static final Set<String> STEMS = load();

  private static final StemSet LIKELY = new StemSet(STEMS);

  private CommonWords() {}

  static boolean mayBe(String form, int start, int end, int[] beginnings) {
    return LIKELY.mayHave(form, start, end, beginnings);
  }

  static boolean contains(String form) {
    return STEMS.contains(Stem.of(form));
  }

  private static Set<String> load() {
    InputStream file =
        Objects.requireNonNull(CommonWords.class.getResourceAsStream("mots-courants.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .flatMap(line -> Collections.list(new StringTokenizer(line)).stream())
          .map(word -> Stem.of(Lexicon.lettersOf(word.toString())))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
