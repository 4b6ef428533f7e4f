package org.vigie.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code vigie sources parse}: what comes out of files of notices. */
class ParseCommandTest {
  private static final String NOTICE =
      """
      <ANNONCE>
       <GESTION><REFERENCE><IDWEB>26-90200</IDWEB><TYPE_AVIS><NATURE><RECTIFICATIF/></NATURE></TYPE_AVIS></REFERENCE>
        <MARCHE><ANNONCE_ANTERIEUR><REFERENCE><IDWEB>26-90100</IDWEB></REFERENCE></ANNONCE_ANTERIEUR></MARCHE>
        <INDEXATION><DATE_PUBLICATION>2026-11-23</DATE_PUBLICATION><DEP_PUBLICATION>38</DEP_PUBLICATION></INDEXATION></GESTION>
       <DONNEES><IDENTITE><DENOMINATION>Commune de Valmoire</DENOMINATION></IDENTITE>
        <OBJET><TITRE_MARCHE>Caméras</TITRE_MARCHE><CPV><PRINCIPAL>32323500</PRINCIPAL></CPV></OBJET></DONNEES>
      </ANNONCE>
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void a_notice_in_a_folder() throws IOException {
    Files.writeString(folder.resolve("notice.xml"), NOTICE);
  }

  @Test
  void each_notice_is_one_json_object_and_the_table_goes_to_standard_error() {
    int status = run("sources", "parse", folder.toString());

    assertThat(status).isZero();
    JsonNode notice = JsonMapper.shared().readTree(out.toString());
    assertThat(notice.propertyNames())
        .contains(
            "file",
            "format",
            "id",
            "title",
            "buyer",
            "siret",
            "cpv",
            "kind",
            "publishedOn",
            "deadline",
            "amount",
            "lots",
            "suppliers",
            "references",
            "places",
            "link",
            "problems");
    assertThat(notice.path("id").asString()).isEqualTo("26-90200");
    assertThat(notice.path("kind").asString()).isEqualTo("corrected");
    assertThat(notice.path("places").path(0).asString()).isEqualTo("departement:38");
    assertThat(notice.path("references").path(1).path("value").asString()).isEqualTo("26-90100");
    assertThat(err.toString()).containsPattern("boamp/older\\s+1\\s+1\\s+1\\s+0\\s+1\\s+1");
  }

  @Test
  void what_cannot_be_read_is_a_line_with_the_file_and_the_reason() throws IOException {
    Path strange = Files.writeString(folder.resolve("strange.bin"), "PK");

    int status = run("sources", "parse", folder.toString());

    assertThat(status).isEqualTo(1);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode problem = JsonMapper.shared().readTree(lines.get(1));
    assertThat(problem.path("file").asString()).isEqualTo(strange.toString());
    assertThat(problem.path("unreadable").asBoolean()).isTrue();
    assertThat(problem.path("problems").path(0).asString()).contains("PK");
  }

  @Test
  void as_text_the_table_is_what_is_shown() {
    run("sources", "parse", "--format", "text", folder.toString());

    assertThat(out.toString()).contains("boamp/older").doesNotContain("Caméras");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_path_that_does_not_exist_is_told_and_the_others_are_read() {
    int status = run("sources", "parse", folder.resolve("nowhere").toString(), folder.toString());

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere");
    assertThat(out.toString()).contains("26-90200");
  }

  private int run(String... arguments) {
    return Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
