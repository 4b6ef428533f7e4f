package org.vigie.app.request;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
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
import org.vigie.request.Asker;
import org.vigie.request.Authorities;
import org.vigie.request.Authority;
import org.vigie.request.ClockRule;
import org.vigie.request.Deadline;
import org.vigie.request.EventDetail;
import org.vigie.request.Request;
import org.vigie.request.RequestChange;
import org.vigie.request.RequestEventType;
import org.vigie.request.RequestStanding;
import org.vigie.request.Requests;

/** One request: where it stands, its letter, its sending, what happens to it. */
@Controller
@RequestMapping("/benevole/demandes/{number:D-\\d{4}-\\d{1,6}}")
class RequestController {
  /** What a volunteer may note here; the rest has its own page. */
  private static final List<RequestEventType> NOTED =
      List.of(
          RequestEventType.ACKNOWLEDGED,
          RequestEventType.DELIVERY_PROOF,
          RequestEventType.REFUSED,
          RequestEventType.PARTLY_ANSWERED,
          RequestEventType.ANSWERED,
          RequestEventType.CLARIFICATION_ASKED,
          RequestEventType.FORWARDED,
          RequestEventType.NOT_HELD,
          RequestEventType.CADA_SENT,
          RequestEventType.CADA_REGISTERED,
          RequestEventType.CADA_OPINION,
          RequestEventType.COMMENT,
          RequestEventType.WITHDRAWN);

  private final Requests requests;
  private final Authorities authorities;
  private final RequestPost post;
  private final RequestPages pages;

  RequestController(
      Requests requests, Authorities authorities, RequestPost post, RequestPages pages) {
    this.requests = requests;
    this.authorities = authorities;
    this.post = post;
    this.pages = pages;
  }

  /** A kind of event that can be noted. */
  record Kind(String id, String word) {}

  @GetMapping
  String show(@PathVariable String number, @ModelAttribute("say") Say say, Model model) {
    Request request = request(number);
    Authority authority = authority(request);
    model.addAttribute("request", pages.shown(request, authority.name(), say));
    model.addAttribute("authority", authority.name());
    model.addAttribute("today", requests.today().toString());
    model.addAttribute(
        "kinds",
        NOTED.stream().map(type -> new Kind(type.id(), say.text(type.messageKey()))).toList());
    return "request/request";
  }

  @GetMapping("/courrier")
  String letter(
      @PathVariable String number,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      Model model) {
    Request request = request(number);
    return letterPage(
        request, request.subject(), request.letter(), request.asker(), List.of(), who, model);
  }

  @PostMapping("/courrier")
  String edit(
      @PathVariable String number,
      @RequestParam int version,
      @RequestParam String objet,
      @RequestParam String lettre,
      @RequestParam(defaultValue = "") String nom,
      @RequestParam(defaultValue = "") String domicile,
      @RequestParam(defaultValue = "") String relire,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      HttpServletResponse response,
      RedirectAttributes after,
      Model model) {
    Request before = request(number);
    Asker asker = mayKnow(before, who) ? new Asker(nom.strip(), domicile.strip()) : before.asker();
    String text = lettre.replace("\r\n", "\n");
    return switch (requests.edit(number, version, objet.strip(), text, asker, who.displayName())) {
      case RequestChange.Done _ -> {
        after.addFlashAttribute("notice", say.text("letter.saved"));
        yield "redirect:/benevole/demandes/"
            + number
            + (relire.isEmpty() ? "/courrier" : "/relire");
      }
      case RequestChange.Conflict(Request now) -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("theirs", now.letter());
        model.addAttribute("changed", say.moment(now.updatedAt()));
        yield letterPage(now, objet, text, asker, List.of(), who, model);
      }
      case RequestChange.Refused(var reasons) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield letterPage(
            before,
            objet,
            text,
            asker,
            reasons.stream().map(it -> new FormError("lettre", say.text(it))).toList(),
            who,
            model);
      }
    };
  }

  private String letterPage(
      Request request,
      String subject,
      String letter,
      Asker asker,
      List<FormError> errors,
      SignedIn who,
      Model model) {
    model.addAttribute("number", request.number());
    model.addAttribute("version", request.version());
    model.addAttribute("subject", subject);
    model.addAttribute("letter", letter);
    model.addAttribute("asker", mayKnow(request, who) ? asker : null);
    model.addAttribute("errors", errors);
    model.addAttribute("authority", authority(request).name());
    return "request/letter";
  }

  /** The exact text, once more, before it leaves. */
  @GetMapping("/relire")
  String review(
      @PathVariable String number,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      Model model) {
    return reviewPage(request(number), List.of(), who, say, model);
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
    RequestChange change = requests.validate(number, version, who.displayName());
    if (change instanceof RequestChange.Done(Request ready)) {
      change = post.send(number, ready.version(), who.displayName());
    }
    return switch (change) {
      case RequestChange.Done _ -> {
        after.addFlashAttribute("notice", say.text("review.sent"));
        yield "redirect:/benevole/demandes/" + number;
      }
      case RequestChange.Conflict(Request now) -> {
        response.setStatus(HttpStatus.CONFLICT.value());
        yield reviewPage(
            now, List.of(new FormError("lettre", say.text("review.changed"))), who, say, model);
      }
      case RequestChange.Refused(var reasons) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield reviewPage(
            request(number),
            reasons.stream().map(it -> new FormError("lettre", say.text(it))).toList(),
            who,
            say,
            model);
      }
    };
  }

  private String reviewPage(
      Request request, List<FormError> errors, SignedIn who, Say say, Model model) {
    Authority authority = authority(request);
    boolean mayKnow = mayKnow(request, who);
    model.addAttribute("number", request.number());
    model.addAttribute("version", request.version());
    model.addAttribute("authority", authority.name());
    model.addAttribute("email", authority.email());
    model.addAttribute("text", mayKnow ? post.text(request) : request.letter());
    model.addAttribute("errors", errors);
    model.addAttribute("editable", requests.standing(request).state().isBeforeSending());
    model.addAttribute(
        "silence",
        RequestStanding.ifReceivedOn(requests.today(), authority.territory())
            .of(ClockRule.K1)
            .map(Deadline::nominal)
            .filter(Objects::nonNull)
            .map(say::longDate)
            .orElse(""));
    return "request/review";
  }

  @GetMapping(value = "/courrier.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> pdf(@PathVariable String number, @AuthenticationPrincipal SignedIn who) {
    Request request = request(number);
    if (!mayKnow(request, who)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + number + ".pdf\"")
        .body(post.pdf(request));
  }

  @PostMapping("/evenements")
  String note(
      @PathVariable String number,
      @RequestParam int version,
      @RequestParam String type,
      @RequestParam String jour,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "false") boolean delais,
      @AuthenticationPrincipal SignedIn who,
      @ModelAttribute("say") Say say,
      RedirectAttributes after) {
    RequestEventType event =
        NOTED.stream()
            .filter(known -> known.id().equals(type))
            .findFirst()
            .orElseThrow(() -> new NotFoundException("event " + type));
    String said;
    try {
      RequestChange change =
          requests.record(
              number,
              version,
              event,
              LocalDate.parse(jour),
              new EventDetail(note.strip(), null, delais, null),
              who.displayName());
      said =
          switch (change) {
            case RequestChange.Done _ -> say.text("request.noted");
            case RequestChange.Conflict _ -> say.text("review.changed");
            case RequestChange.Refused(var reasons) -> say.text(reasons.getFirst());
          };
    } catch (DateTimeParseException notADate) {
      said = say.text("search.bad-date");
    }
    after.addFlashAttribute("notice", said);
    return "redirect:/benevole/demandes/" + number;
  }

  /** Name and home of who asks are theirs alone. */
  private static boolean mayKnow(Request request, SignedIn who) {
    return request.accountId() == who.accountId();
  }

  private Request request(String number) {
    return requests.find(number).orElseThrow(() -> new NotFoundException("request " + number));
  }

  private Authority authority(Request request) {
    return authorities
        .find(request.authorityId())
        .orElseThrow(() -> new NotFoundException("authority of " + request.number()));
  }
}
