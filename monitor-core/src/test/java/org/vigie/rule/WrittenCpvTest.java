package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenCpvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CPV 32323500",
        "CPV: 32323500-8",
        "Code cpv principal : 32323500-8 Système de surveillance vidéo",
        "CPV_MAIN CPV_CODE 32323500",
        "<CPV_CODE CODE=\"32323500\"/>",
        "listName=\"cpv\">32323500</cbc:ItemClassificationCode>",
        "Classification CPV (objet principal)\n32323500"
      })
  void a_code_that_the_text_calls_cpv_is_read(String text) {
    assertThat(WrittenCpv.in(text)).containsExactly("32323500");
  }

  @Test
  void codes_that_follow_one_another_are_all_read() {
    assertThat(WrittenCpv.in("CPV : 45000000-7 Travaux, 32323500-8 Surveillance, 35125300"))
        .containsExactly("32323500", "35125300", "45000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Marché 32323500",
        "CPV : voir le règlement",
        "CPV 3232350",
        "CPV 323235001",
        "SIRET du CPV 32323500800012",
        "CPV, avis du 20261124",
        "RCPV 32323500"
      })
  void other_numbers_are_no_codes(String text) {
    assertThat(WrittenCpv.in(text)).isEmpty();
  }

  @Test
  void a_lone_file_matches_by_the_code_it_writes() {
    assertThat(Evaluation.lone("Fourniture. CPV : 32323500-8").cpv()).containsExactly("32323500");
  }
}
