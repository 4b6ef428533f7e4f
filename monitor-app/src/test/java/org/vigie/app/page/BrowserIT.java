package org.vigie.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.vigie.alert.Notice;
import org.vigie.app.account.Accounts;
import org.vigie.app.account.Role;
import org.vigie.search.ArchiveSearch;

/** The pages in a real browser: what a person sees, and what reaches them by keyboard. */
@SpringBootTest(
    classes = WebTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.flyway.enabled=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class BrowserIT {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String PASSWORD = "correct horse battery";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;
  @Autowired private Accounts accounts;
  @Autowired private WebTestApplication.MemoryArchive archive;
  @Autowired private ArchiveSearch search;
  @Autowired private WebTestApplication.RecordedStages stages;
  @Autowired private WebTestApplication.RecordedNotices notices;
  @Autowired private TownSite town;

  private Demonstration shown;
  private Playwright playwright;
  private Browser browser;
  private String signedIn;

  @BeforeAll
  void open() throws Exception {
    assumeThat(CHROMIUM)
        .as("skipped: there is no Chromium at %s on this machine", CHROMIUM)
        .matches(Files::isExecutable, "is executable");
    shown = Demonstration.fill(jdbc, archive, search);
    accounts.create("admin@vigie.example", "Dominique Essai", Role.ADMIN, PASSWORD);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(at("/connexion"));
      page.fill("#adresse", "admin@vigie.example");
      page.fill("input[type=password]", PASSWORD);
      page.click("main button[type=submit]");
      signedIn = context.storageState();
    }
  }

  @AfterAll
  void close() {
    if (playwright != null) {
      playwright.close();
    }
  }

  private String at(String path) {
    return "http://localhost:" + port + path;
  }

  private Stream<String> everyPage() {
    return Stream.of(
        "/",
        "/recherche",
        "/recherche?famille=drones",
        "/recherche?q=rien-de-tel",
        shown.findPath(),
        shown.hostilePath(),
        shown.documentPath(),
        shown.dossierPath(),
        "/abonnement",
        "/connexion",
        "/veille",
        "/publications/1",
        "/aide",
        "/benevole",
        "/benevole/a-relire",
        "/benevole/demandes",
        "/benevole/demandes/nouvelle?dossier=" + shown.dossierPath().replaceAll("\\D+", ""),
        "/admin",
        "/admin/sources",
        "/admin/sources/raa-haute-brune",
        "/admin/sources/essayer",
        "/admin/incidents",
        "/admin/regles",
        "/admin/regles/cameras-urbaines",
        "/admin/relecture",
        "/admin/relecture/precision",
        shown.reportPath(),
        "/admin/taches",
        "/admin/courrier",
        "/admin/comptes");
  }

  private BrowserContext signedInContext() {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(1200, 900).setStorageState(signedIn));
  }

  /** What one visit of a page shows; each page is loaded once and asked everything. */
  private record Visit(List<String> serious, int widthOnPhone, List<String> errors) {}

  private final Map<String, Visit> visits = new HashMap<>();

  private Visit visit(String path) {
    return visits.computeIfAbsent(path, this::visitOnce);
  }

  private Visit visitOnce(String path) {
    try (BrowserContext context = signedInContext()) {
      Page page = context.newPage();
      List<String> errors = new CopyOnWriteArrayList<>();
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              errors.add(message.text());
            }
          });
      page.onPageError(errors::add);
      page.navigate(at(path));
      List<String> policy = List.copyOf(errors);
      List<String> serious = new ArrayList<>(serious(axe(page)));
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      serious.addAll(serious(axe(page).withRules(List.of("color-contrast"))));
      page.setViewportSize(320, 900);
      int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
      return new Visit(serious, width, policy);
    }
  }

  private static AxeBuilder axe(Page page) {
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static List<String> serious(AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .filter(v -> Set.of("serious", "critical").contains(v.getImpact()))
        .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void nothing_serious_bars_the_way_in_light_or_dark(String path) {
    assertThat(visit(path).serious()).as(path).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void a_narrow_phone_never_scrolls_sideways(String path) {
    assertThat(visit(path).widthOnPhone()).as(path).isEqualTo(320);
  }

  @ParameterizedTest
  @MethodSource("everyPage")
  void the_browser_finds_nothing_against_the_policy(String path) {
    assertThat(visit(path).errors()).as(path).isEmpty();
  }

  @Test
  void the_first_key_reaches_the_content_and_the_focus_is_seen() {
    try (BrowserContext context = signedInContext()) {
      Page page = context.newPage();
      page.navigate(at("/recherche"));
      page.keyboard().press("Tab");
      assertThat(focused(page)).isEqualTo("Aller au contenu");
      assertThat((Integer) page.evaluate("document.activeElement.getBoundingClientRect().top"))
          .as("the skip link is on the screen when it has the focus")
          .isNotNegative();
      page.keyboard().press("Enter");
      assertThat(page.url()).endsWith("#contenu");
      for (int i = 0; i < 25; i++) {
        page.keyboard().press("Tab");
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
            .as(focused(page))
            .isEqualTo("solid");
      }
    }
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.textContent.trim()"));
  }

  @Test
  void somebody_subscribes_and_confirms_by_keyboard_alone() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(at("/abonnement"));
      tabTo(page, "lieu");
      page.keyboard().type("38");
      tabTo(page, "adresse");
      page.keyboard().type("lecteur@example.org");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL("**/abonnement/regardez");
      var notice = (Notice.Confirm) notices.sent.getLast();
      page.navigate(at(notice.link().getPath()));
      for (int i = 0; i < 40 && !"submit".equals(inMain(page)); i++) {
        page.keyboard().press("Tab");
      }
      page.keyboard().press("Enter");
      await().atMost(Duration.ofSeconds(10)).until(() -> page.title().startsWith("C'est fait"));
    }
  }

  private static void tabTo(Page page, String id) {
    for (int i = 0; i < 60; i++) {
      if (id.equals(page.evaluate("document.activeElement.id"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("the keyboard never reaches #" + id);
  }

  private static String inMain(Page page) {
    return String.valueOf(
        page.evaluate("document.activeElement.closest('main') ? document.activeElement.type : ''"));
  }

  @Test
  void an_admin_tries_an_address_and_its_items_come_without_a_reload() {
    try (BrowserContext context = signedInContext()) {
      Page page = context.newPage();
      page.setViewportSize(320, 900);
      page.navigate(at("/admin/sources/essayer"));
      page.fill("#adresse", town.acts());
      page.keyboard().press("Enter");
      page.waitForSelector("#essai ol.lines > li");
      assertThat(page.locator("#essai ol.lines > li").count()).isEqualTo(2);
      assertThat(page.inputValue("#definition")).contains("preset: files");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
      page.fill("#definition", "id: brunelles");
      page.click("button[name=ajouter]");
      assertThat(page.locator("#erreurs a").first().textContent()).startsWith("Ligne 1");
      assertThat(page.inputValue("#definition")).isEqualTo("id: brunelles");
    }
  }

  @Test
  void the_tasks_poll_while_one_runs_and_stop_when_none_does() {
    try (BrowserContext context = signedInContext()) {
      Page page = context.newPage();
      AtomicInteger polls = new AtomicInteger();
      page.onRequest(
          request -> {
            if (request.headers().containsKey("hx-request")) {
              polls.incrementAndGet();
            }
          });
      stages.running(true);
      page.clock().install();
      page.navigate(at("/admin/taches"));
      assertThat(page.locator("progress").count()).isEqualTo(1);
      secondsPassUntil(page, () -> polls.get() >= 2);
      stages.running(false);
      secondsPassUntil(page, () -> page.locator("progress").count() == 0);
      int stopped = polls.get();
      page.clock().runFor(60_000);
      assertThat(page.getAttribute("#taches", "hx-trigger")).isNull();
      assertThat(polls).as("a minute later").hasValue(stopped);
    } finally {
      stages.running(true);
    }
  }

  @Test
  void ten_finds_are_reviewed_by_keys_that_do_nothing_in_a_field_or_before_they_are_turned_on() {
    try (BrowserContext context = signedInContext()) {
      Page page = context.newPage();
      page.navigate(at("/benevole/a-relire"));
      String first = page.inputValue("input[name=reperage]");
      page.keyboard().press("p");
      assertThat(page.inputValue("input[name=reperage]")).as("off at first").isEqualTo(first);
      page.keyboard().press("?");
      page.click("[data-toggle-keys]");
      page.fill("#note", "");
      page.keyboard().type("pd");
      assertThat(page.inputValue("#note")).isEqualTo("pd");
      page.evaluate("document.activeElement.blur()");
      for (int find = 1; find <= 10; find++) {
        String before = page.inputValue("input[name=reperage]");
        if (find % 2 == 0) {
          page.keyboard().press("n");
          page.keyboard().press("m");
        } else {
          page.keyboard().press("p");
        }
        page.waitForFunction(
            "before => document.querySelector('input[name=reperage]')?.value !== before", before);
      }
      page.keyboard().press("u");
      await()
          .pollInSameThread()
          .atMost(Duration.ofSeconds(10))
          .until(() -> page.locator("[role=status]").textContent().contains("annulée"));
    }
    assertThat(jdbc.sql("select count(*) from review_answer").query(Long.class).single())
        .isEqualTo(9);
  }

  private static void secondsPassUntil(Page page, Callable<Boolean> condition) {
    await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              page.clock().runFor(1_000);
              return condition.call();
            });
  }
}
