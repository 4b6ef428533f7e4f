package org.vigie.stage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.database.DatabaseType;

/**
 * At most one run of a stage at once, over all nodes: who runs it holds its row in {@code
 * stage_lease} and renews it; a node that died stops renewing, and the row is free. Time is the
 * database's, so the nodes' clocks do not matter.
 *
 * <p>An embedded H2 belongs to one process. Whoever opens it knows that earlier holders are dead.
 */
final class StageLeases {
  static final Duration LENGTH = Duration.ofSeconds(30);

  private final JdbcClient jdbc;
  private final String node = UUID.randomUUID().toString();

  StageLeases(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    if (isEmbedded(dataSource)) {
      jdbc.sql("delete from stage_lease").update();
    }
  }

  boolean acquire(Stage stage) {
    int taken =
        jdbc.sql(
                """
                update stage_lease
                   set node = :node, lease_until = current_timestamp + interval '30' second
                 where stage = :stage and lease_until < current_timestamp
                """)
            .param("node", node)
            .param("stage", stage.name())
            .update();
    if (taken == 1) {
      return true;
    }
    return jdbc.sql(
                """
                insert into stage_lease (stage, node, lease_until)
                values (:stage, :node, current_timestamp + interval '30' second)
                on conflict do nothing
                """)
            .param("node", node)
            .param("stage", stage.name())
            .update()
        == 1;
  }

  /** Prolongs all that this node holds; to be called well before {@link #LENGTH} is over. */
  void renew() {
    jdbc.sql(
            """
            update stage_lease set lease_until = current_timestamp + interval '30' second
             where node = :node
            """)
        .param("node", node)
        .update();
  }

  void release(Stage stage) {
    jdbc.sql("delete from stage_lease where stage = :stage and node = :node")
        .param("stage", stage.name())
        .param("node", node)
        .update();
  }

  private static boolean isEmbedded(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return DatabaseType.of(connection) == DatabaseType.H2;
    } catch (SQLException unreachable) {
      throw new IllegalStateException("the database does not answer", unreachable);
    }
  }
}
