package org.vigie.app.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.vigie.app.account.SignedIn;
import org.vigie.app.page.FormError;
import org.vigie.app.page.NotFoundException;
import org.vigie.app.page.Say;
import org.vigie.mailer.letter.RequestPost;
import org.vigie.request.Authorities;
import org.vigie.request.EventDetail;
import org.vigie.request.Request;
import org.vigie.request.RequestChange;
import org.vigie.request.RequestEventType;
import org.vigie.request.Requests;

/**
 * Reading a letter once more and letting it leave. Only who asks declares it ready and sends it:
 * the letter bears their name.
 */
@Controller
@RequestMapping(RequestFiles.ADDRESS)
class SendingController {
  private final RequestFiles files;
  private final ReviewPages pages;
  private final Requests requests;
  private final Authorities authorities;
  private final RequestPost post;

  SendingController(
      RequestFiles files,
      ReviewPages pages,
      Requests requests,
      Authorities authorities,
      RequestPost post) {
    this.files = files;
    this.pages = pages;
    this.requests = requests;
    this.authorities = authorities;
    this.post = post;
  }

  @GetMapping("/relire")
  String review(
      @PathVariable String number,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      Model model) {
    return page(files.open(number, who), List.of(), say, model);
  }

  @PostMapping("/valider")
  String validate(
      @PathVariable String number,
      @RequestParam int version,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    RequestFile file = files.open(number, who);
    if (!file.mine()) {
      return notYours(file, say, response, model);
    }
    RequestChange change = requests.validate(number, version, file.author());
    if (change instanceof RequestChange.Done) {
      after.addFlashAttribute("notice", say.text("review.validated"));
      return "redirect:" + RequestFiles.page(number) + "/relire";
    }
    return notDone(number, change, who, say, response, after, model);
  }

  @PostMapping("/envoyer")
  String send(
      @PathVariable String number,
      @RequestParam int version,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    RequestFile file = files.open(number, who);
    if (!file.mine()) {
      return notYours(file, say, response, model);
    }
    RequestChange change =
        onceReady(file, version, (no, ready) -> post.send(no, ready, file.author()));
    if (change instanceof RequestChange.Done) {
      after.addFlashAttribute("notice", say.text("review.sent"));
      return "redirect:" + RequestFiles.page(number);
    }
    return notDone(number, change, who, say, response, after, model);
  }

  /** The person posted it, wrote from their own mailbox or filled in the authority's form. */
  @PostMapping("/noter-envoi")
  String sentOtherwise(
      @PathVariable String number,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String jour,
      @RequestParam(defaultValue = "") String canal,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    RequestFile file = files.open(number, who);
    if (!file.mine()) {
      return notYours(file, say, response, model);
    }
    var channel = EventForm.channel(canal);
    var day = EventForm.day(jour);
    if (channel.isEmpty() || day.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(
          file, List.of(new FormError("jour", say.text("request.error.day", jour))), say, model);
    }
    RequestChange change =
        onceReady(
            file,
            version,
            (no, ready) ->
                requests.record(
                    no,
                    ready,
                    RequestEventType.SENT,
                    day.get(),
                    EventDetail.by(channel.get()),
                    file.author()));
    if (change instanceof RequestChange.Done) {
      after.addFlashAttribute("notice", say.text("review.noted"));
      return "redirect:" + RequestFiles.page(number);
    }
    return notDone(number, change, who, say, response, after, model);
  }

  /** How to reach the authority, for this request and all that follow. */
  @PostMapping("/adresser")
  String address(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String adresse,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    RequestFile file = files.open(number, who);
    if (adresse.isBlank() || adresse.length() > BuilderPages.LONGEST_ADDRESS) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(
          file, List.of(new FormError("adresse", say.text("review.error.address"))), say, model);
    }
    authorities.reachAt(
        file.authority().id(), adresse.replace("\r\n", "\n").strip(), file.author());
    after.addFlashAttribute("notice", say.text("review.address.kept"));
    return "redirect:" + RequestFiles.page(number) + "/relire";
  }

  @GetMapping(value = "/courrier.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> pdf(@PathVariable String number, @AuthenticationPrincipal SignedIn who) {
    RequestFile file = files.open(number, who);
    if (!file.mine()) {
      throw new NotFoundException("letter of " + number + " for another account");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(number + ".pdf").build().toString())
        .body(post.pdf(file.request()));
  }

  /** Declares a draft ready first: sending from the page that shows the exact text says so. */
  private RequestChange onceReady(
      RequestFile file, int version, BiFunction<String, Integer, RequestChange> then) {
    if (!requests.standing(file.request()).state().isBeforeSending()) {
      return then.apply(file.number(), version);
    }
    RequestChange ready = requests.validate(file.number(), version, file.author());
    return ready instanceof RequestChange.Done(Request request)
        ? then.apply(request.number(), request.version())
        : ready;
  }

  private String notDone(
      String number,
      RequestChange change,
      SignedIn who,
      Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    return switch (change) {
      case RequestChange.Done(Request done) -> "redirect:" + RequestFiles.page(done.number());
      case RequestChange.Conflict(Request now) -> {
        if (!requests.standing(now).state().isBeforeSending()) {
          // The button pressed twice: the first press did it.
          after.addFlashAttribute("notice", say.text("review.already-sent"));
          yield "redirect:" + RequestFiles.page(now.number());
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("changed", say.moment(now.updatedAt()));
        yield page(files.of(now, who), List.of(), say, model);
      }
      case RequestChange.Refused(var reasons) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield page(
            files.open(number, who), RequestWords.errors("lettre", reasons, say), say, model);
      }
    };
  }

  private String notYours(RequestFile file, Say say, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.FORBIDDEN.value());
    return page(file, List.of(new FormError("lettre", say.text("review.not-yours"))), say, model);
  }

  private String page(RequestFile file, List<FormError> errors, Say say, Model model) {
    model.addAttribute("review", pages.page(file, errors, say));
    return "request/review";
  }
}
