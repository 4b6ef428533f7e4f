package org.vigie.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people decided, as lines of the labelled set that {@code rules test --labelled} reads: one a
 * publication, whose text is its title and the passages that were found in it.
 *
 * <p>Relevant is a publication of which any find is; its families are those of these finds. Not
 * relevant is one whose finds were all decided so: while one waits, nothing can be said.
 */
public final class LabelledExport {
  private static final String CUT = "…";

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  public LabelledExport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A line; the names are those of the file. */
  private record Line(
      String id, String text, String kind, boolean relevant, Set<String> families, String note) {}

  /** A find of a publication as it stands. */
  private record Decided(
      long match,
      String title,
      String kind,
      String rule,
      String family,
      String state,
      String why) {}

  /**
   * Tells each line, without its end, by publication.
   *
   * @return how many
   */
  public int write(Consumer<String> lines) {
    int written = 0;
    for (long publication : publications()) {
      List<Decided> finds = finds(publication);
      boolean relevant = finds.stream().anyMatch(find -> find.state().equals("RELEVANT"));
      boolean settled = finds.stream().allMatch(find -> find.state().equals("NOT_RELEVANT"));
      if (relevant || settled) {
        lines.accept(json.writeValueAsString(line(publication, finds, relevant)));
        written++;
      }
    }
    return written;
  }

  private Line line(long publication, List<Decided> finds, boolean relevant) {
    Set<String> families = new TreeSet<>();
    Set<String> texts = new LinkedHashSet<>();
    List<String> notes = new ArrayList<>();
    texts.add(finds.getFirst().title());
    for (Decided find : finds) {
      if (find.state().equals("RELEVANT")) {
        families.add(find.family());
      }
      if (!find.state().equals("OPEN")) {
        notes.add(find.rule() + (find.why().isEmpty() ? "" : ": " + find.why()));
      }
      texts.addAll(passages(find.match()));
    }
    return new Line(
        "review-" + publication,
        String.join("\n", texts),
        finds.getFirst().kind().toLowerCase(Locale.ROOT),
        relevant,
        families,
        String.join("; ", notes));
  }

  private List<Long> publications() {
    return jdbc.sql(
            """
            select distinct publication_id from review
             where state in ('RELEVANT', 'NOT_RELEVANT') order by publication_id
            """)
        .query((row, _) -> row.getLong("publication_id"))
        .list();
  }

  /**
   * Each rule's newest match in the publication. One that is superseded counts where it was
   * decided: that the rule finds it no more is what the labelled set is to keep.
   */
  private List<Decided> finds(long publication) {
    return jdbc.sql(
            """
            select m.id, r.title, r.kind, m.rule_id, m.family,
                   coalesce(v.state, 'OPEN') as state, coalesce(v.reason, '') as why
              from match_found m
              join revision r on r.id = m.revision_id
              left join review v on v.publication_id = m.publication_id and v.rule_id = m.rule_id
             where m.publication_id = :publication
               and (m.superseded_at is null or v.state in ('RELEVANT', 'NOT_RELEVANT'))
               and not exists (select 1 from match_found n
                                where n.publication_id = m.publication_id
                                  and n.rule_id = m.rule_id
                                  and (n.revision_id > m.revision_id
                                       or n.revision_id = m.revision_id and n.id > m.id))
             order by m.rule_id
            """)
        .param("publication", publication)
        .query(
            (row, _) ->
                new Decided(
                    row.getLong("id"),
                    row.getString("title"),
                    row.getString("kind"),
                    row.getString("rule_id"),
                    row.getString("family"),
                    row.getString("state"),
                    row.getString("why")))
        .list();
  }

  private List<String> passages(long match) {
    return jdbc
        .sql("select excerpt from hit where match_id = :match order by ordinal")
        .param("match", match)
        .query((row, _) -> row.getString("excerpt"))
        .list()
        .stream()
        .map(excerpt -> excerpt.replace(CUT, " ").strip())
        .distinct()
        .toList();
  }
}
