package org.vigie.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.database.TestDatabase;
import org.vigie.rule.Matcher;

class RuleWorkTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource
  void costs_add_up_and_a_failure_is_told_once(TestDatabase database) {
    var dataSource = database.fresh();
    JdbcClient jdbc = JdbcClient.create(dataSource);
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    RuleWork work = new RuleWork(jdbc, transactions, CLOCK);
    jdbc.sql(
            """
            insert into account (email, name, role, password_hash, created_at)
            values ('admin@vigie.example', 'Admin', 'ADMIN', 'x', current_timestamp)
            """)
        .update();
    Map<String, Long> revisions =
        new RuleRevisionStore(jdbc)
            .keep(
                new RuleBook(subject -> List.of(), List.of(text("slow"), text("broken"))),
                CLOCK.instant());

    work.keep(measured(new Matcher.Cost("slow", 16, 4_000)), revisions);
    work.keep(measured(new Matcher.Cost("slow", 16, 28_000)), revisions);

    assertThat(work.slowest(5)).extracting(RuleWork.Row::ruleId).containsExactly("broken", "slow");
    assertThat(work.slowest(5).getLast().microsPerLook()).isEqualTo(1.0);
    assertThat(work.quarantined()).extracting(RuleWork.Row::problem).containsExactly("it threw");
    List<String> told = new ArrayList<>();
    assertThat(work.isWaiting()).isTrue();
    assertThat(work.tellNext((rule, admin) -> told.add(rule.ruleId() + " " + admin))).isTrue();
    assertThat(work.tellNext((rule, admin) -> told.add("again"))).isFalse();
    assertThat(told).containsExactly("broken admin@vigie.example");
  }

  private static RuleBook.RuleText text(String id) {
    return new RuleBook.RuleText(id, "vsa", id, id, "regles: " + id, "live");
  }

  private static Matcher measured(Matcher.Cost cost) {
    return new Matcher() {
      @Override
      public List<Found> match(Subject subject) {
        return List.of();
      }

      @Override
      public List<Failure> failures() {
        return List.of(new Failure("broken", "it threw"));
      }

      @Override
      public List<Cost> takeCosts() {
        return List.of(cost);
      }
    };
  }
}
