package org.vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrenchTextTest {
  @Test
  void offsets_are_those_of_the_text_as_given() {
    String text = "L’œuvre  &eacute;tudie\u00A0: camÃ©ras, ﬁlms 😀 vide\u0301o";
    List<String> passages =
        FrenchText.tokens(text).stream()
            .map(token -> token.form() + "=" + text.substring(token.start(), token.end()))
            .toList();
    assertThat(passages)
        .containsExactly(
            "l=L",
            "oeuvre=œuvre",
            "etudie=&eacute;tudie",
            "cameras=camÃ©ras",
            "films=ﬁlms",
            "video=vide\u0301o");
  }

  @Test
  void an_article_of_law_ends_no_sentence_and_a_full_stop_does() {
    List<Token> tokens = FrenchText.tokens("Vu l'article L. 251-1. Le conseil approuve.\n\nSuite");
    assertThat(tokens).extracting(Token::sentence).startsWith(0, 0, 0, 0, 0).endsWith(1);
  }

  @Test
  void every_prefix_of_a_strange_text_is_read() {
    String text = "Ã&#;â€&eacute;\uD83D\uDE00 \uD83D a´b ``^ ÅÃ© &#xFFFFF; SS\0é";
    for (int end = 0; end <= text.length(); end++) {
      for (Token token : FrenchText.tokens(text.substring(0, end))) {
        assertThat(token.start()).isBetween(0, token.end());
        assertThat(token.end()).isLessThanOrEqualTo(end);
      }
    }
  }
}
