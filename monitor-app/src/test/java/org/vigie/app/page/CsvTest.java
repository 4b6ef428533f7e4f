package org.vigie.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void quotes_texts_and_leaves_numbers_bare() {
    assertThat(Csv.line("mur d'\"images\"", 12, -3))
        .isEqualTo("\"mur d'\"\"images\"\"\",12,-3\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "\n@a"})
  void a_formula_from_outside_is_a_text_to_a_spreadsheet(String formula) {
    assertThat(Csv.line(formula)).isEqualTo("\"'" + formula + "\"\r\n");
  }
}
