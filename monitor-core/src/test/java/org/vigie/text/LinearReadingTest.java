package org.vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, and so what is evaluated, grows with the text and no faster. */
class LinearReadingTest {
  private static final Lexicon LEXICON =
      new Lexicon(
          List.of(
              new Word.Inflected("vidéo-protection"),
              new Word.Inflected("vidéo"),
              new Word.Prefix("vidé"),
              new Word.Code("LAPI"),
              new Word.Inflected("caméra")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vidéo ",
        "vidéo-",
        "vidéo-protection-",
        "-",
        "L.A.P.I.",
        "a-",
        "v i d é o ",
        "caméravidéo",
        "&amp;",
        "Ã©",
        "é\u0301",
        "LAPI\n"
      })
  void ten_times_the_text_is_ten_times_the_work(String repeated) {
    long once = steps(repeated.repeat(1_000));
    long tenTimes = steps(repeated.repeat(10_000));
    assertThat(tenTimes).isLessThanOrEqualTo(once * 10 + 100);
  }

  /** Tokens cut and words reported. */
  private static long steps(String text) {
    List<Token> tokens = FrenchText.tokens(text);
    long[] steps = {tokens.size()};
    LEXICON.read(tokens, (id, start, end) -> steps[0]++);
    return steps[0];
  }
}
