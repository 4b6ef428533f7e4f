package org.vigie.scrapers.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was recognised, by the picture's SHA-256: the same page in another file, or a file begun
 * again after a kill, costs no second recognition. Derived; the folder may be deleted at any time.
 *
 * <p>A file holds the confidence (empty without words), the number of words, then the text.
 */
final class OcrCache {
  private final @Nullable Path root;
  private final String language;

  OcrCache(@Nullable Path root, String language) {
    this.root = root;
    this.language = language;
  }

  Optional<Recognised> find(Picture picture) {
    if (root == null) {
      return Optional.empty();
    }
    try {
      Path file = path(root, picture);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      String[] part = Files.readString(file).split("\n", 3);
      Integer confidence = part[0].isEmpty() ? null : Integer.valueOf(part[0]);
      return Optional.of(new Recognised(part[2], confidence, Integer.parseInt(part[1])));
    } catch (IOException | RuntimeException unreadable) {
      // Recognised once more, and written over.
      return Optional.empty();
    }
  }

  void keep(Picture picture, Recognised result) throws IOException {
    if (root == null) {
      return;
    }
    Path file = path(root, picture);
    Files.createDirectories(file.getParent());
    Path temporary = Files.createTempFile(file.getParent(), "", ".part");
    Integer confidence = result.confidence();
    Files.writeString(
        temporary,
        (confidence == null ? "" : confidence) + "\n" + result.words() + "\n" + result.text());
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path path(Path folder, Picture picture) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((language + " " + picture).getBytes(StandardCharsets.UTF_8));
      String hash = HexFormat.of().formatHex(digest.digest(picture.grey()));
      return folder.resolve(hash.substring(0, 2)).resolve(hash + ".txt");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
