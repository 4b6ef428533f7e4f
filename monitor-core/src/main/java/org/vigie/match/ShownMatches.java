package org.vigie.match;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which matches lists show: those that hold and that nobody found irrelevant. */
public final class ShownMatches {
  private final JdbcClient jdbc;

  public ShownMatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * To be called in the transaction that superseded a match of the publication or changed a verdict
   * on it.
   */
  public void refresh(long publication, Instant now) {
    int changed =
        jdbc.sql(
                """
                update match_found
                   set shown = not shown
                 where publication_id = :publication
                   and shown <> (superseded_at is null
                                 and not exists (select 1 from review v
                                                  where v.publication_id = match_found.publication_id
                                                    and v.rule_id = match_found.rule_id
                                                    and v.state = 'NOT_RELEVANT'))
                """)
            .param("publication", publication)
            .update();
    if (changed > 0) {
      // the search index keeps the families that are shown
      jdbc.sql(
              """
              insert into search_change (revision_id, changed_at)
              select max(id), cast(:now as timestamp with time zone)
                from revision where publication_id = :publication
              """)
          .param("publication", publication)
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
    }
  }
}
