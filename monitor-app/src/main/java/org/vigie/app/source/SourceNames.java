package org.vigie.app.source;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a source is called. */
@Component
public class SourceNames {
  private final JdbcClient jdbc;

  SourceNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The source's name, or its id where there is no such source. */
  public String name(String id) {
    return jdbc.sql("select name from source where id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .orElse(id);
  }
}
