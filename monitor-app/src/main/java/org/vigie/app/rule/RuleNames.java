package org.vigie.app.rule;

import java.util.List;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Say;

/** Rules to choose from. */
@Component
public class RuleNames {
  private final RuleReadModel rules;

  RuleNames(RuleReadModel rules) {
    this.rules = rules;
  }

  /** A rule as a choice. */
  public record Named(String id, String name) {}

  public List<Named> all(Say say) {
    return rules.all().stream()
        .map(row -> new Named(row.id(), say.french() ? row.french() : row.english()))
        .toList();
  }
}
