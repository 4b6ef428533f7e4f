package org.vigie.app.wiring;

import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.vigie.app.document.Originals;
import org.vigie.app.document.PageTexts;
import org.vigie.app.page.PlaceWords;
import org.vigie.app.page.Say;
import org.vigie.app.rule.RuleProblems;
import org.vigie.archive.Archive;
import org.vigie.place.Place;
import org.vigie.place.Places;
import org.vigie.reading.Readings;

/** What pages show of the archive and of the configuration's folder. */
@Configuration(proxyBeanMethods = false)
class PageParts {
  @Bean
  PageTexts pageTexts(Readings readings) {
    return readings::pages;
  }

  @Bean
  Originals originals(Archive archive) {
    return sha256 -> archive.holds(sha256) ? Optional.of(archive.path(sha256)) : Optional.empty();
  }

  @Bean
  PlaceWords.Directory placeDirectory(Places places) {
    return place -> places.find(place).map(Place::name);
  }

  @Bean
  RuleProblems ruleProblems(Configured configured, MessageSource sentences) {
    return () ->
        configured.ruleProblems().stream()
            .map(
                problem ->
                    new RuleProblems.Problem(
                        problem.place(),
                        new Say(sentences, LocaleContextHolder.getLocale())
                            .text(problem.message())))
            .toList();
  }
}
