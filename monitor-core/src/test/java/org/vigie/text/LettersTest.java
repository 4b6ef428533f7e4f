package org.vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LettersTest {
  @Test
  void the_table_says_what_unicode_says() {
    IntStream.rangeClosed(0, 0xFFFF)
        .filter(codePoint -> !Character.isSurrogate((char) codePoint))
        .forEach(
            codePoint ->
                assertThat(Letters.withoutAccents(codePoint))
                    .as("U+%04X", codePoint)
                    .isEqualTo(Letters.decomposed(codePoint)));
  }
}
