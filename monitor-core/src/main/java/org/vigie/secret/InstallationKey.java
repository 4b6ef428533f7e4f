package org.vigie.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What only this installation knows: links in mails and Message-IDs are signed with it, so that
 * neither can be guessed, and a copy of the database alone opens no subscriber's page. All nodes of
 * an installation share one key; with another key, links in mails already sent stop working.
 */
public final class InstallationKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_CHARACTERS = 32;
  private static final int SIGNATURE_BYTES = 18;

  private final SecretKeySpec key;

  private InstallationKey(String secret) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * @throws IllegalArgumentException below 32 characters
   */
  public static InstallationKey of(String secret) {
    if (secret.length() < LEAST_CHARACTERS) {
      throw new IllegalArgumentException(
          "the installation's key has %d characters; at least %d random ones are needed, for example from: openssl rand -base64 32"
              .formatted(secret.length(), LEAST_CHARACTERS));
    }
    return new InstallationKey(secret);
  }

  /** Reads the key kept in a file, which is created with a random key where there is none. */
  public static InstallationKey readOrCreate(Path file) throws IOException {
    return of(SecretFile.readOrCreate(file));
  }

  /** A random word of the given strength, safe in an address. */
  public static String randomSecret(int bytes) {
    return SecretFile.random(bytes);
  }

  /**
   * Signs text for one purpose; a signature for another purpose never fits.
   *
   * @return 24 characters of A-Z, a-z, 0-9, "-" and "_" (144 bits)
   */
  public String sign(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] signature = mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(signature, SIGNATURE_BYTES));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(ALGORITHM, everyJdkHasIt);
    }
  }
}
