package org.vigie.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one revision from another: a hash over facts, text and document links. Each part goes in
 * with its length, so that no two contents give the same bytes.
 */
final class ContentHash {
  private final MessageDigest digest;

  private ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  static String of(Content content, String facts) {
    ContentHash hash = new ContentHash();
    hash.add(facts);
    hash.add(content.text());
    for (DocumentLink document : content.documents()) {
      hash.add(document.uri().toString());
      hash.add(document.name());
    }
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void add(String part) {
    byte[] bytes = part.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
