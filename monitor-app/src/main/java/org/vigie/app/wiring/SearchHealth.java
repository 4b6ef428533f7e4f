package org.vigie.app.wiring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Say;
import org.vigie.search.ArchiveSearch;
import org.vigie.search.IndexState;

/** Says why the index is not brought up to date. Searches answer from what it has, so it is up. */
@Component("search")
class SearchHealth implements HealthIndicator {
  private final ArchiveSearch search;
  private final MessageSource sentences;

  SearchHealth(ArchiveSearch search, MessageSource sentences) {
    this.search = search;
    this.sentences = sentences;
  }

  @Override
  public Health health() {
    IndexState state = search.state();
    Health.Builder health = Health.up().withDetail("waiting", state.waiting());
    if (!state.problem().isNone()) {
      Say say = new Say(sentences, LocaleContextHolder.getLocale());
      health.withDetail("problem", say.text(state.problem()));
    }
    return health.build();
  }
}
