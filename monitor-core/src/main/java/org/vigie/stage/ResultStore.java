package org.vigie.stage;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.source.SourceId;

/** Counts what a run did for each source. Numbers only grow, so "since" is a row's number. */
final class ResultStore {
  private final JdbcClient jdbc;

  ResultStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long lastMatch() {
    return jdbc.sql("select coalesce(max(id), 0) from match_found").query(Long.class).single();
  }

  long lastAlert() {
    return jdbc.sql("select coalesce(max(id), 0) from alert").query(Long.class).single();
  }

  int extracted(SourceId source, Instant since) {
    return count(
        """
        select count(distinct x.sha256)
          from reading x
          join document d on d.sha256 = x.sha256 and d.position > 0
          join revision r on r.id = d.revision_id
          join publication p on p.id = r.publication_id
         where p.source_id = :source and x.read_at >= :since
        """,
        source,
        since.atOffset(ZoneOffset.UTC));
  }

  int matches(SourceId source, long since) {
    return count(
        """
        select count(*)
          from match_found m join publication p on p.id = m.publication_id
         where p.source_id = :source and m.id > :since
        """,
        source,
        since);
  }

  int alerts(SourceId source, long since) {
    return count(
        """
        select count(*)
          from alert a join publication p on p.id = a.publication_id
         where p.source_id = :source and a.id > :since
        """,
        source,
        since);
  }

  private int count(String question, SourceId source, Object since) {
    return jdbc.sql(question)
        .param("source", source.value())
        .param("since", since)
        .query(Integer.class)
        .single();
  }
}
