package org.vigie.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules of the house: which way dependencies point, and what only one place may do. */
class ArchitectureTest {
  private static final JavaClasses VIGIE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.vigie");

  private static final String[] CORE = {
    "org.vigie.fetch..", "org.vigie.source..", "org.vigie.publication..", "org.vigie.reading..",
    "org.vigie.rule..", "org.vigie.text..", "org.vigie.place..", "org.vigie.archive..",
    "org.vigie.match..", "org.vigie.dossier..", "org.vigie.alert..", "org.vigie.request..",
    "org.vigie.harvest..", "org.vigie.stage..", "org.vigie.database..", "org.vigie.message..",
    "org.vigie.mail..", "org.vigie.ledger..", "org.vigie.incident.."
  };

  @Test
  void the_core_knows_no_other_module() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.vigie.scrapers..", "org.vigie.mailer..", "org.vigie.app..")
        .check(VIGIE);
  }

  @Test
  void the_core_knows_no_http_client_no_smtp_and_no_web_page() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.hc..",
            "java.net.http..",
            "jakarta.mail..",
            "org.jsoup..",
            "org.thymeleaf..",
            "org.springframework.web..",
            "jakarta.servlet..",
            "org.apache.tika..")
        .check(VIGIE);
  }

  @Test
  void scrapers_and_mailer_know_the_core_alone() {
    noClasses()
        .that()
        .resideInAPackage("org.vigie.scrapers..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.vigie.mailer..", "org.vigie.app..")
        .check(VIGIE);
    noClasses()
        .that()
        .resideInAPackage("org.vigie.mailer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.vigie.scrapers..", "org.vigie.app..")
        .check(VIGIE);
  }

  @Test
  void packages_of_the_core_form_no_cycle() {
    slices().matching("org.vigie.(*)").should().beFreeOfCycles().check(VIGIE);
  }

  @Test
  void only_the_fetcher_opens_connections_to_the_outside() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.vigie.scrapers.fetch..")
        // it takes every way out of the parser's process
        .and()
        .haveNameNotMatching("org.vigie.scrapers.reading.NoNetwork.*")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.hc..", "java.net.http..")
                .or(assignableTo(java.net.URLConnection.class)))
        .orShould()
        .callMethod(java.net.URL.class, "openStream")
        .orShould()
        .callMethod(java.net.URL.class, "openConnection")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.net.Socket.class)
        .check(VIGIE);
  }

  @Test
  void time_comes_from_the_injected_clock() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .check(VIGIE);
  }

  @Test
  void nothing_is_written_to_standard_output_but_by_the_command_line() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.vigie.app.command..", "org.vigie.scrapers.reading..")
        .and()
        .doNotHaveFullyQualifiedName("org.vigie.app.Vigie")
        .should()
        .accessField(System.class, "out")
        .check(VIGIE);
  }

  @Test
  void every_package_is_null_marked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
        .check(VIGIE);
  }

  @Test
  void controllers_stay_inside_their_feature() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(org.springframework.stereotype.Controller.class)
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .bePublic()
        .allowEmptyShould(true)
        .check(VIGIE);
  }
}
