package org.vigie.secret;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A file that holds a secret and that nobody but the service's own user can read. */
final class SecretFile {
  private static final int BYTES = 32;

  private SecretFile() {}

  /** What is in the file, which is created with a random secret where there is none. */
  static String readOrCreate(Path file) throws IOException {
    if (Files.notExists(file)) {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      try {
        Files.createFile(file, ownerOnly(file));
        Files.writeString(file, random(BYTES));
      } catch (FileAlreadyExistsException madeMeanwhile) {
        return Files.readString(file).strip();
      }
    }
    return Files.readString(file).strip();
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** A random word of the given strength, safe in an address. */
  static String random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
