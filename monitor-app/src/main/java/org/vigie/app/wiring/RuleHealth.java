package org.vigie.app.wiring;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.vigie.match.RuleWork;

/** Names the rules in quarantine. The service is up without them: the others go on. */
@Component("rules")
class RuleHealth implements HealthIndicator {
  private final RuleWork work;

  RuleHealth(RuleWork work) {
    this.work = work;
  }

  @Override
  public Health health() {
    List<String> quarantined = work.quarantined().stream().map(RuleWork.Row::ruleId).toList();
    return quarantined.isEmpty()
        ? Health.up().build()
        : Health.up().withDetail("quarantined", quarantined).build();
  }
}
