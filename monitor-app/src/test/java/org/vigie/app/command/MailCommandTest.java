package org.vigie.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code vigie mail classify}: one line a mail, none left out. */
class MailCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void every_mail_of_a_folder_is_one_line_however_its_headers_are_written() throws IOException {
    Files.writeString(
        folder.resolve("a.eml"),
        """
        X-Sans-Espace:1
        From: MAILER-DAEMON@relais.example
        Subject: Undelivered Mail

        <mairie@valmoire.example>: 550 5.1.1 User unknown
        """);
    Files.writeString(folder.resolve("b"), "From: Camille <c@brunelles.example>\n\nBonjour.\n");
    Files.writeString(folder.resolve("attendus.csv"), "fichier;genre\n");

    assertThat(run("mail", "classify", folder.toString())).isZero();

    var lines = out.toString().lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines)
        .extracting(line -> line.get("kind").asString())
        .containsExactly("dead", "human");
    JsonNode dead = lines.getFirst();
    assertThat(dead.get("status").asString()).isEqualTo("5.1.1");
    assertThat(dead.get("address").asString()).isEqualTo("mairie@valmoire.example");
    assertThat(dead.get("reason").asString()).isEqualTo("unknown-user");
  }

  @Test
  void a_file_that_is_not_there_is_told_and_ends_with_2() {
    assertThat(run("mail", "classify", folder.resolve("absent.eml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("absent.eml");
  }

  private int run(String... arguments) {
    return Commands.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
