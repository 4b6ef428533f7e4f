package org.vigie.archive;

import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Proves that the evidence is whole: every content that a document names is in the archive under
 * its hash, and nothing else lies there.
 */
public final class VerifyArchive {
  private final JdbcClient jdbc;
  private final Archive archive;

  public VerifyArchive(JdbcClient jdbc, Archive archive) {
    this.jdbc = jdbc;
    this.archive = archive;
  }

  /** What is wrong with a content. */
  public enum Fault {
    /** A document names it, the archive does not hold it. */
    MISSING,
    /** Its bytes no longer have its hash, or cannot be read. */
    CORRUPT,
    /** In the archive, named by no document: harmless, left by a kill between both. */
    ORPHAN
  }

  /** One faulty content. */
  public record Finding(String sha256, Fault fault) {}

  /**
   * @param checked contents whose bytes were hashed again
   */
  public record Result(long checked, long missing, long corrupt, long orphans) {
    /** Orphans included: an archive is whole only if it can be explained whole. */
    public boolean isWhole() {
      return missing + corrupt + orphans == 0;
    }
  }

  /** Hashes everything again; findings are told as they come. Reads the whole archive. */
  public Result run(Consumer<Finding> told) {
    Map<Fault, Long> count = new EnumMap<>(Fault.class);
    long checked = 0;
    List<String> named = named();
    for (String sha256 : named) {
      if (!archive.holds(sha256)) {
        tell(new Finding(sha256, Fault.MISSING), count, told);
      }
    }
    Set<String> known = Set.copyOf(named);
    try (Stream<String> kept = archive.all()) {
      for (String sha256 : (Iterable<String>) kept::iterator) {
        checked++;
        if (!isIntact(sha256)) {
          tell(new Finding(sha256, Fault.CORRUPT), count, told);
        }
        if (!known.contains(sha256)) {
          tell(new Finding(sha256, Fault.ORPHAN), count, told);
        }
      }
    }
    return new Result(
        checked,
        count.getOrDefault(Fault.MISSING, 0L),
        count.getOrDefault(Fault.CORRUPT, 0L),
        count.getOrDefault(Fault.ORPHAN, 0L));
  }

  private static void tell(Finding finding, Map<Fault, Long> count, Consumer<Finding> told) {
    count.merge(finding.fault(), 1L, Long::sum);
    told.accept(finding);
  }

  private boolean isIntact(String sha256) {
    try {
      return archive.verify(sha256);
    } catch (UncheckedIOException unreadable) {
      return false;
    }
  }

  private List<String> named() {
    return jdbc.sql(
            """
            select sha256 from document where sha256 is not null
            union
            select evidence_sha256 from document where evidence_sha256 is not null
            order by 1
            """)
        .query((row, number) -> row.getString("sha256"))
        .list();
  }
}
