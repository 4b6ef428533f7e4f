package org.vigie.app.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.app.request.RequestPage.Counted;
import org.vigie.app.request.RequestPage.Event;
import org.vigie.app.request.RequestPage.Kind;
import org.vigie.app.request.RequestPage.Next;
import org.vigie.app.request.RequestPage.Step;
import org.vigie.request.Deadline;
import org.vigie.request.NextStep;
import org.vigie.request.Request;
import org.vigie.request.RequestEvent;
import org.vigie.request.RequestEventType;
import org.vigie.request.RequestStanding;
import org.vigie.request.RequestState;
import org.vigie.request.Requests;

/** Makes the page of a request: where it stands, what is next, why these dates, what happened. */
@Component
class RequestPages {
  private final Requests requests;

  RequestPages(Requests requests) {
    this.requests = requests;
  }

  RequestPage page(RequestFile file, Say say) {
    return page(file, EventForm.empty(requests.today()), List.of(), "", say);
  }

  /**
   * @param form what was written and could not be kept
   * @param conflict when somebody else changed the request; empty without a conflict
   */
  RequestPage page(
      RequestFile file, EventForm form, List<FormError> errors, String conflict, Say say) {
    Request request = file.request();
    RequestStanding standing = requests.standing(request);
    NextStep next = standing.next();
    List<Counted> count = new ArrayList<>();
    List<Counted> others = new ArrayList<>();
    List<Counted> lastResorts = new ArrayList<>();
    for (Deadline deadline : standing.position().deadlines()) {
      boolean basis = next.basis() != null && next.basis().rule() == deadline.rule();
      List<Counted> place =
          deadline.weight() == Deadline.Weight.LAST_RESORT ? lastResorts : basis ? count : others;
      place.add(counted(deadline, say));
    }
    RequestState state = standing.state();
    return new RequestPage(
        request.number(),
        RequestFiles.page(request.number()),
        request.version(),
        Foreign.name(request.subject()),
        request.dossierId(),
        Foreign.name(file.authority().name()),
        RequestWords.badge(state, say),
        file.takenBy(say),
        file.mine(),
        state == RequestState.DRAFT,
        state == RequestState.VALIDATED,
        asker(file),
        next(next, say),
        count,
        others,
        lastResorts,
        estimated(next, say),
        standing.position().notes().stream().map(note -> RequestWords.sentence(note, say)).toList(),
        file.shown(request.letter(), say),
        events(request, say),
        kinds(state, form, say),
        form,
        requests.today().toString(),
        conflict,
        errors);
  }

  private static List<String> asker(RequestFile file) {
    return file.mine()
        ? Stream.concat(
                Stream.of(file.request().asker().name()),
                file.request().asker().postalAddress().lines())
            .filter(line -> !line.isBlank())
            .toList()
        : List.of();
  }

  private static Next next(NextStep next, Say say) {
    Deadline basis = next.basis();
    return new Next(
        say.text(next.kind().messageKey()),
        RequestWords.date(next.possibleFrom(), next.estimated(), say),
        RequestWords.date(next.safe(), next.estimated(), say),
        RequestWords.date(next.nominal(), next.estimated(), say),
        basis == null ? "" : say.text(basis.certainty().messageKey()),
        switch (next.level()) {
          case NORMAL -> "";
          case ACT_TODAY, PROBABLY_LATE -> say.text(next.level().messageKey());
        });
  }

  private static String estimated(NextStep next, Say say) {
    if (!next.estimated() || next.possibleFrom() == null || next.safe() == null) {
      return "";
    }
    return say.text(
        "request.estimate-note", say.longDate(next.possibleFrom()), say.longDate(next.safe()));
  }

  private static Counted counted(Deadline deadline, Say say) {
    return new Counted(
        say.text(deadline.rule().messageKey()),
        String.join(", ", deadline.articles()),
        say.text(deadline.certainty().messageKey()),
        deadline.scope() == Deadline.Scope.ALL
            ? ""
            : say.text("request.scope." + deadline.scope().name().toLowerCase(Locale.ROOT)),
        deadline.steps().stream().map(step -> step(step, say)).toList());
  }

  private static Step step(Deadline.Step step, Say say) {
    return new Step(
        RequestWords.sentence(step.operation(), say),
        say.longDate(step.date()),
        step.date().toString(),
        RequestWords.sentence(step.meaning(), say),
        String.join(", ", step.rule().articles()));
  }

  private static List<Event> events(Request request, Say say) {
    Set<Long> undone =
        request.events().stream()
            .map(event -> event.detail().undoes())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return request.events().stream()
        .map(event -> event(event, undone.contains(event.id()), say))
        .toList();
  }

  private static Event event(RequestEvent event, boolean undone, Say say) {
    return new Event(
        event.id(),
        say.text(event.type().messageKey()),
        event.onDate().toString(),
        say.date(event.onDate()),
        detail(event, say),
        event.detail().note(),
        event.author(),
        say.moment(event.at()),
        undone,
        !undone && event.isUndoable());
  }

  private static String detail(RequestEvent event, Say say) {
    if (event.detail().channel() != null) {
      return say.text(
          "request.channel." + event.detail().channel().name().toLowerCase(Locale.ROOT));
    }
    return switch (event.type()) {
      case ACKNOWLEDGED, REFUSED, PARTLY_ANSWERED, CADA_REGISTERED ->
          say.text(
              event.detail().remediesTold() ? "request.remedies.told" : "request.remedies.untold");
      case COMMENT -> say.text("request.comment.internal");
      default -> "";
    };
  }

  private static List<Kind> kinds(RequestState state, EventForm form, Say say) {
    List<RequestEventType> possible =
        state.isBeforeSending() ? EventForm.BEFORE_SENDING : EventForm.KINDS;
    @Nullable RequestEventType chosen = form.kind().orElse(null);
    return possible.stream()
        .map(kind -> new Kind(kind.id(), say.text(kind.messageKey()), kind == chosen))
        .toList();
  }
}
