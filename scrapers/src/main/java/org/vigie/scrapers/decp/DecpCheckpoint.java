package org.vigie.scrapers.decp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.source.Checkpoint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the last walk read, by the address of each file: so a file that is the same is not read
 * again, and of one that changed only the rows that are new or different are handed over.
 *
 * <p>Dates cannot tell which rows changed: an amendment stands inside an old row, and corrections
 * come without any date. So each kept row leaves 6 bytes of its hash here (20,000 rows: 160 kB; two
 * different rows look the same once in 10 thousand million).
 */
record DecpCheckpoint(Map<String, FileMark> files) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BYTES = 6;

  /**
   * A file as it was.
   *
   * @param filter the filter it was read with
   * @param rows 6 bytes of the hash of each kept row, in Base64
   * @param unreadable rows that could not be read
   * @param firstUnreadable the beginning of the first, and its line
   */
  record FileMark(
      @Nullable String etag,
      @Nullable String lastModified,
      @Nullable String sha256,
      String filter,
      String rows,
      long read,
      long unreadable,
      String firstUnreadable) {}

  static DecpCheckpoint from(Checkpoint checkpoint) {
    if (checkpoint.isNone()) {
      return new DecpCheckpoint(Map.of());
    }
    try {
      DecpCheckpoint read = JSON.readValue(checkpoint.value(), DecpCheckpoint.class);
      return read.files() == null ? new DecpCheckpoint(Map.of()) : read;
    } catch (JacksonException unreadable) {
      // starting again is harmless: rows that are known already change nothing
      return new DecpCheckpoint(Map.of());
    }
  }

  Checkpoint with(Map<String, FileMark> changed) {
    Map<String, FileMark> all = new HashMap<>(changed);
    return new Checkpoint(JSON.writeValueAsString(new DecpCheckpoint(all)));
  }

  static Set<Long> rows(@Nullable FileMark mark) {
    Set<Long> rows = new HashSet<>();
    if (mark != null) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(mark.rows()));
        while (bytes.remaining() >= BYTES) {
          rows.add((bytes.getInt() & 0xffffffffL) << 16 | (bytes.getShort() & 0xffff));
        }
      } catch (IllegalArgumentException notBase64) {
        return new HashSet<>();
      }
    }
    return rows;
  }

  static String rows(Set<Long> rows) {
    ByteBuffer bytes = ByteBuffer.allocate(rows.size() * BYTES);
    for (long row : rows) {
      bytes.putInt((int) (row >>> 16)).putShort((short) row);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  static long fingerprint(String row) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(row.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong() >>> 16;
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
