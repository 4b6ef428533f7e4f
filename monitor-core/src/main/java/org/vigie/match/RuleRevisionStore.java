package org.vigie.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.TextColumn;

/** The table {@code rule_revision}, filled from the rules that are loaded. */
final class RuleRevisionStore {
  private final JdbcClient jdbc;

  RuleRevisionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Latest(long id, int number, String hash) {}

  /** The revision in force of each rule, by the rule's id; new texts become new revisions. */
  Map<String, Long> keep(RuleBook book, Instant now) {
    Map<String, Long> revisions = new HashMap<>();
    book.rules().forEach(rule -> revisions.put(rule.id(), keep(rule, now)));
    return revisions;
  }

  private long keep(RuleBook.RuleText rule, Instant now) {
    String hash = sha256(rule.definition());
    Optional<Latest> latest = latest(rule.id());
    if (latest.isPresent() && latest.get().hash().equals(hash)) {
      return latest.get().id();
    }
    insert(rule, latest.map(Latest::number).orElse(0) + 1, hash, now);
    return latest(rule.id()).orElseThrow().id();
  }

  private Optional<Latest> latest(String rule) {
    return jdbc.sql(
            """
            select id, number, hash from rule_revision
             where rule_id = :rule order by number desc limit 1
            """)
        .param("rule", rule)
        .query(Latest.class)
        .optional();
  }

  /** The key (rule, number) makes it harmless that another node keeps the same text. */
  private void insert(RuleBook.RuleText rule, int number, String hash, Instant now) {
    jdbc.sql(
            """
            insert into rule_revision (rule_id, number, family, name_fr, name_en, definition, hash,
                                       state, created_at, author, reason)
            values (:rule, :number, :family, :nameFr, :nameEn, :definition, :hash, :state, :now,
                    'config', 'file')
            on conflict do nothing
            """)
        .param("rule", rule.id())
        .param("number", number)
        .param("family", rule.family())
        .param("nameFr", TextColumn.fit(rule.nameFr(), 200))
        .param("nameEn", TextColumn.fit(rule.nameEn(), 200))
        .param("definition", rule.definition())
        .param("hash", hash)
        .param("state", rule.state())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
