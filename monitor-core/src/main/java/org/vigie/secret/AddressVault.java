package org.vigie.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps people's addresses, and mails that name them, unreadable in the database: sealed with
 * AES-256-GCM (NIST SP 800-38D), found again by HMAC-SHA-256. The keys are never in the database,
 * so a copy of it tells nobody's address and cannot be searched for one.
 *
 * <p>To change the key, put a new secret before the old one: what is written is sealed with the
 * first, what was sealed before still opens, and {@link #isCurrent} tells what to seal again.
 */
public final class AddressVault {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int LEAST_CHARACTERS = 32;

  private final List<Key> keys;
  private final SecureRandom random = new SecureRandom();

  private AddressVault(List<Key> keys) {
    this.keys = keys;
  }

  /** One secret's keys, each derived for its own purpose, and the name that sealed text carries. */
  private record Key(String name, SecretKeySpec sealing, SecretKeySpec finding) {
    static Key of(String secret) {
      if (secret.length() < LEAST_CHARACTERS) {
        throw new IllegalArgumentException(
            "a secret for addresses has %d characters; at least %d random ones are needed, for example from: openssl rand -base64 32"
                .formatted(secret.length(), LEAST_CHARACTERS));
      }
      var root = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
      return new Key(
          base64(Arrays.copyOf(hmac(root, "name"), 6)),
          new SecretKeySpec(hmac(root, "seal"), "AES"),
          new SecretKeySpec(hmac(root, "find"), "HmacSHA256"));
    }
  }

  /**
   * @param secrets a line each or parted by commas, the one in use first
   * @throws IllegalArgumentException where there is none, or one is below 32 characters
   */
  public static AddressVault of(String secrets) {
    List<Key> keys =
        Stream.of(secrets.split("[\\n,]", -1))
            .map(String::strip)
            .filter(secret -> !secret.isEmpty())
            .map(Key::of)
            .toList();
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no secret for addresses; one of at least %d random characters is needed, for example from: openssl rand -base64 32"
              .formatted(LEAST_CHARACTERS));
    }
    return new AddressVault(keys);
  }

  /** Reads the secrets kept in a file, a line each, which is created where there is none. */
  public static AddressVault readOrCreate(Path file) throws IOException {
    return of(SecretFile.readOrCreate(file));
  }

  /** Never twice the same, even for the same text. */
  public String seal(String text) {
    Key key = keys.getFirst();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, text.getBytes(StandardCharsets.UTF_8));
    byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
    return key.name() + ":" + base64(both);
  }

  /**
   * @throws IllegalStateException where it was sealed with a secret that is not here, or changed
   */
  public String open(String sealed) {
    int colon = sealed.indexOf(':');
    String name = sealed.substring(0, Math.max(colon, 0));
    Key key =
        keys.stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "something in the database was sealed with the secret \"%s\", which is not among the %d known ones; add it to address.key (or VIGIE_ADDRESSKEY), after the one in use"
                            .formatted(name, keys.size())));
    byte[] both = Base64.getUrlDecoder().decode(sealed.substring(colon + 1));
    return new String(
        crypt(
            Cipher.DECRYPT_MODE,
            key,
            Arrays.copyOf(both, NONCE_BYTES),
            Arrays.copyOfRange(both, NONCE_BYTES, both.length)),
        StandardCharsets.UTF_8);
  }

  /** Whether it was sealed with the secret that is in use. */
  public boolean isCurrent(String sealed) {
    return sealed.startsWith(currentMark());
  }

  /** How text begins that was sealed with the secret in use. */
  public String currentMark() {
    return keys.getFirst().name() + ":";
  }

  /** By which an address is found again; case does not matter. */
  public String hash(String address) {
    return hash(keys.getFirst(), address);
  }

  /** Its hashes under every known secret, the one in use first. */
  public List<String> hashes(String address) {
    return keys.stream().map(key -> hash(key, address)).toList();
  }

  private static String hash(Key key, String address) {
    return base64(hmac(key.finding(), address.strip().toLowerCase(Locale.ROOT)));
  }

  private static byte[] crypt(int mode, Key key, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException changed) {
      throw new IllegalStateException(
          "something sealed in the database cannot be opened: it was changed", changed);
    }
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException("HmacSHA256", everyJdkHasIt);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Not the secrets. */
  @Override
  public String toString() {
    return keys.size() + " secrets for addresses";
  }
}
