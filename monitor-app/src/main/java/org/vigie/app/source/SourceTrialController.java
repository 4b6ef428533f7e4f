package org.vigie.app.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.FormError;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.scrapers.SourceTrial.Report;
import org.vigie.scrapers.fetch.WebAddress;
import org.vigie.source.Discovery;
import org.vigie.source.SourceFiles;
import org.vigie.source.SourceFolder;
import org.vigie.source.SourceFolder.Saved;
import org.vigie.source.SourceProblem;

/**
 * From an address to a watched source: an admin tries it, corrects the proposed definition, tries
 * that, and saves it. Requests leave in the manners, and through the guard, of every other.
 */
@Controller
@RequestMapping("/admin/sources/essayer")
class SourceTrialController {
  private static final String VIEW = "source/trial";

  private final SourceTrials trials;
  private final SourceFolder folder;
  private final Clock clock;

  SourceTrialController(SourceTrials trials, SourceFolder folder, Clock clock) {
    this.trials = trials;
    this.folder = folder;
    this.clock = clock;
  }

  @GetMapping
  String ask(Model model) {
    model.addAttribute("trial", new TrialPage(List.of(), "", null, "", ""));
    return VIEW;
  }

  @PostMapping
  ModelAndView tryAddress(
      @RequestParam(defaultValue = "") String adresse, @ModelAttribute("say") Say say) {
    URI address = WebAddress.parse(adresse).filter(WebAddress::isWeb).orElse(null);
    if (address == null) {
      FormError error = new FormError("adresse", say.text("trial.not-address", adresse.strip()));
      return refused(new TrialPage(List.of(error), adresse, null, "", ""));
    }
    return new ModelAndView("redirect:/admin/sources/essayer/" + trials.start(address));
  }

  @GetMapping("/{number:\\d{1,18}}")
  String show(
      @PathVariable long number,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      @ModelAttribute("say") Say say,
      Model model) {
    SourceTrials.Trial trial =
        trials.find(number).orElseThrow(() -> new NotFoundException("trial " + number));
    Report report = trial.report();
    List<FormError> errors = report == null ? List.of() : errors(report.problems(), say);
    String definition = report == null ? "" : report.definition();
    model.addAttribute(
        "trial",
        new TrialPage(errors, trial.address(), result(number, trial, say), definition, ""));
    model.addAttribute("live", true);
    return swap == null ? VIEW : VIEW + " :: result";
  }

  @PostMapping(value = "/definition", params = "essayer")
  ModelAndView tryDefinition(@RequestParam String definition, @ModelAttribute("say") Say say) {
    String text = unixLines(definition);
    SourceFiles.Result read = folder.check(text);
    return read.sources().isEmpty()
        ? refused(new TrialPage(errors(read.problems(), say), "", null, text, ""))
        : new ModelAndView(
            "redirect:/admin/sources/essayer/" + trials.start(read.sources().getFirst()));
  }

  @PostMapping(value = "/definition", params = "ajouter")
  ModelAndView save(
      @RequestParam String definition,
      @RequestParam(defaultValue = "false") boolean remplacer,
      @ModelAttribute("say") Say say,
      RedirectAttributes after) {
    String text = unixLines(definition);
    return switch (folder.save(text, remplacer)) {
      case Saved.Added added -> {
        after.addFlashAttribute(
            "notice", say.text("trial.added", added.source().name(), name(added.file())));
        yield new ModelAndView("redirect:/admin/sources/" + added.source().id());
      }
      case Saved.Broken broken ->
          refused(new TrialPage(errors(broken.problems(), say), "", null, text, ""));
      case Saved.Taken taken ->
          refused(
              new TrialPage(
                  List.of(
                      new FormError(
                          "definition",
                          say.text("trial.taken", taken.id().value(), name(taken.file())))),
                  "",
                  null,
                  text,
                  name(taken.file())));
      case Saved.Unwritable unwritable ->
          refused(
              new TrialPage(
                  List.of(
                      new FormError(
                          "definition",
                          say.text("trial.unwritable", unwritable.file(), unwritable.why()))),
                  "",
                  null,
                  text,
                  ""));
    };
  }

  private static ModelAndView refused(TrialPage page) {
    return new ModelAndView(VIEW, Map.of("trial", page), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static List<FormError> errors(List<SourceProblem> problems, Say say) {
    return problems.stream()
        .map(
            problem ->
                new FormError(
                    "definition",
                    say.text(
                        "trial.problem",
                        problem.line(),
                        problem.column(),
                        say.text(problem.message()))))
        .toList();
  }

  private TrialPage.Result result(long number, SourceTrials.Trial trial, Say say) {
    List<TrialPage.Item> items = trial.found().stream().map(item -> item(item, say)).toList();
    Report report = trial.report();
    if (report == null) {
      long seconds = Duration.between(trial.since(), clock.instant()).toSeconds();
      String progress =
          say.text("trial.progress", seconds, items.size(), SourceTrials.LONGEST.toMinutes());
      return new TrialPage.Result(number, true, progress, null, "", "", List.of(), items);
    }
    return new TrialPage.Result(
        number,
        false,
        "",
        Badge.health(say, report.health().id()),
        report.guessed().isNone()
            ? ""
            : say.text("trial.guessed", report.type(), say.text(report.guessed())),
        say.text(report.reason()),
        report.warnings().stream().map(say::text).toList(),
        items);
  }

  private static TrialPage.Item item(Discovery item, Say say) {
    LocalDate date =
        item.facts().publishedOn() == null ? item.facts().signedOn() : item.facts().publishedOn();
    return new TrialPage.Item(
        date == null ? say.text("trial.no-date") : say.date(date),
        Foreign.name(item.facts().title()),
        Foreign.link(item.facts().link().toString()),
        item.documents().stream()
            .map(
                document ->
                    new TrialPage.Document(
                        Foreign.link(document.uri().toString()), Foreign.name(document.name())))
            .toList());
  }

  /** Browsers send the lines of a text area as the old printers had them. */
  private static String unixLines(String text) {
    return text.replace("\r\n", "\n");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
