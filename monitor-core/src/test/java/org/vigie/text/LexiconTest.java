package org.vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  private static final Word VIDEOPROTECTION = new Word.Inflected("vidéo-protection");
  private static final Word CAMERA = new Word.Inflected("caméra");
  private static final Word LAPI = new Word.Code("LAPI");
  private static final Word TOURNEES = new Word.Inflected("tournée");
  private static final Word BIOMETRI = new Word.Prefix("biométri");
  private static final Word CERTIFICATION = new Word.Inflected("certification");
  private static final Lexicon LEXICON =
      new Lexicon(List.of(VIDEOPROTECTION, CAMERA, LAPI, TOURNEES, BIOMETRI, CERTIFICATION));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vidéoprotection",
        "vidéo-protection",
        "vidéo protection",
        "vidéo – protection",
        "vidéo- protection",
        "vidéo-\nprotection",
        "vidéoprotec-\ntion",
        "vidéoprotec\u00AD\ntion",
        "vidéoprotec\u00ADtion",
        "vidéo protec tion",
        "VIDEOPROTECTION",
        "VIDEO PROTECTION",
        "VVIIDDEEOOPPRROOTTEECCTTIIOONN",
        "V I D É O P R O T E C T I O N",
        "vidÃ©oprotection",
        "vid\uFFFDoprotection",
        "vid&eacute;oprotection",
        "vid&#233;oprotection",
        "vide´oprotection",
        "vide\u0301oprotection",
        "vidèoprotection",
        "vidoprotection",
        "vidéoprotect1on",
        "vidéoprotcction",
        "vidéoprotections",
        "systèmedevidéoprotection",
        "devidéoprotection",
        "systmedevidoprotection"
      })
  void reads_the_word_in_all_disguises_met_in_real_documents(String text) {
    assertThat(LEXICON.recognises(text, VIDEOPROTECTION)).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vidéoprojection",
        "vidéo projection",
        "vidéoprojecteur",
        "vidéotransmission",
        "téléprotection",
        "protection",
        "vidéo. Protection"
      })
  void never_reads_a_false_friend(String text) {
    assertThat(LEXICON.recognises(text, VIDEOPROTECTION)).as(text).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caméras",
        "CAMERAS",
        "camras",
        "ca méras",
        "carnéra",
        "camÃ©ras",
        "camérasinstallées"
      })
  void reads_a_short_word_too(String text) {
    assertThat(LEXICON.recognises(text, CAMERA)).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LAPI", "LAPl", "L.A.P.I.", "véhicule LAPI."})
  void reads_a_code_in_capitals(String text) {
    assertThat(LEXICON.recognises(text, LAPI)).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lapi", "lapin", "LAPIN", "LAP", "LA PI", "Lapi"})
  void reads_nothing_else_as_a_code(String text) {
    assertThat(LEXICON.recognises(text, LAPI)).as(text).isFalse();
  }

  @Test
  void undoes_letter_shapes_ligatures_and_prefixes() {
    assertThat(LEXICON.recognises("toumées", TOURNEES)).isTrue();
    assertThat(LEXICON.recognises("certication", CERTIFICATION)).isTrue();
    assertThat(LEXICON.recognises("certiﬁcation", CERTIFICATION)).isTrue();
    assertThat(LEXICON.recognises("biomé-\ntrique", BIOMETRI)).isTrue();
    assertThat(LEXICON.recognises("biomtrique", BIOMETRI)).isTrue();
  }
}
