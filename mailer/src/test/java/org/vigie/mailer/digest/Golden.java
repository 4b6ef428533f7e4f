package org.vigie.mailer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole mails compared with files. After a wanted change, {@code -Dmails.write=true} writes them
 * anew, to be read before they are committed.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/mail/golden");

  private Golden() {}

  static void compare(String name, String mail) throws IOException {
    if (Boolean.getBoolean("mails.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name), mail);
    }
    assertThat(mail).as(name).isEqualTo(Files.readString(FOLDER.resolve(name)));
  }
}
