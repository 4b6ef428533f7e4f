package org.vigie.app.page;

import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How pages are made: bundles, language, and the settings of {@code web.properties}. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:web.properties")
class PageConfiguration implements WebMvcConfigurer {
  private final Language language = new Language();

  /** The bundles of all modules; an apostrophe is doubled in every one of them. */
  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
    bundles.setBasenames(
        "messages/app",
        "messages/core",
        "messages/scrapers",
        "messages/mailer",
        "messages/request-pages",
        "messages/review-pages");
    bundles.setDefaultEncoding(StandardCharsets.UTF_8.name());
    bundles.setFallbackToSystemLocale(false);
    bundles.setAlwaysUseMessageFormat(true);
    return bundles;
  }

  @Bean
  LocaleResolver localeResolver() {
    return language;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(language);
  }
}
