package org.vigie.app.request;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Badge;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.mailer.letter.LetterSheet;
import org.vigie.mailer.letter.RequestPost;
import org.vigie.request.Authority;
import org.vigie.request.ClockRule;
import org.vigie.request.Deadline;
import org.vigie.request.Request;
import org.vigie.request.RequestStanding;
import org.vigie.request.RequestState;
import org.vigie.request.Requests;

/** Makes the page that shows exactly what will leave, and how. */
@Component
class ReviewPages {
  private final Requests requests;
  private final RequestPost post;

  ReviewPages(Requests requests, RequestPost post) {
    this.requests = requests;
    this.post = post;
  }

  /**
   * @param text of the mail, exactly as it would leave
   * @param sender lines; empty for whoever may not know them
   * @param recipient lines, as on the envelope
   * @param email empty where the authority has none
   * @param form address of its web form, or empty
   * @param silence the day on which silence would be a refusal
   * @param twin another open request on the same subject to the same authority, or empty
   * @param editable nothing has left yet
   * @param canBeNoted a sending by other means can be written down
   */
  record ReviewPage(
      String number,
      String href,
      int version,
      Badge badge,
      String authority,
      String text,
      List<String> sender,
      List<String> recipient,
      String replyTo,
      String email,
      String form,
      String silence,
      String twin,
      boolean mine,
      boolean editable,
      boolean canBeNoted,
      String today,
      List<FormError> errors) {
    public boolean byMail() {
      return editable && mine && !email.isEmpty() && twin.isEmpty();
    }
  }

  ReviewPage page(RequestFile file, List<FormError> errors, Say say) {
    Request request = file.request();
    Authority authority = file.authority();
    RequestState state = requests.standing(request).state();
    LetterSheet sheet = post.sheet(request);
    return new ReviewPage(
        request.number(),
        RequestFiles.page(request.number()),
        request.version(),
        RequestWords.badge(state, say),
        Foreign.name(authority.name()),
        file.shown(post.text(request), say),
        file.mine() ? sheet.sender() : List.of(),
        sheet.recipient(),
        post.replyAddress(request),
        Objects.requireNonNullElse(authority.requestEmail(), ""),
        authority.formUrl() == null ? "" : Foreign.link(authority.formUrl()),
        silence(authority, say),
        requests.openTwin(request).map(Request::number).orElse(""),
        file.mine(),
        state.isBeforeSending(),
        state.isBeforeSending() || state == RequestState.BOUNCED,
        requests.today().toString(),
        errors);
  }

  private String silence(Authority authority, Say say) {
    return RequestStanding.ifReceivedOn(requests.today(), authority.territory())
        .of(ClockRule.K1)
        .map(Deadline::nominal)
        .filter(Objects::nonNull)
        .map(say::longDate)
        .orElse("");
  }
}
