package org.vigie.mailer.letter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.mail.Mail;
import org.vigie.mail.MailQueue;
import org.vigie.message.Message;
import org.vigie.request.Authorities;
import org.vigie.request.Authority;
import org.vigie.request.Channel;
import org.vigie.request.EventDetail;
import org.vigie.request.Request;
import org.vigie.request.RequestChange;
import org.vigie.request.RequestEventType;
import org.vigie.request.RequestState;
import org.vigie.request.Requests;

/**
 * Sends a request that a person has declared ready. The mail is queued in the transaction that
 * writes the {@code sent} event: both are kept, or neither. The letter is the mail's text, and goes
 * with it as PDF too, which is what registries file.
 */
public final class RequestPost {
  private final Requests requests;
  private final Authorities authorities;
  private final MailQueue queue;
  private final TransactionOperations transaction;
  private final LetterPdf pdf;
  private final String domain;

  /**
   * @param domain of the service's mailbox: replies come to {@code demande+<token>@domain}
   */
  public RequestPost(
      Requests requests,
      Authorities authorities,
      MailQueue queue,
      TransactionOperations transaction,
      LetterPdf pdf,
      String domain) {
    this.requests = requests;
    this.authorities = authorities;
    this.queue = queue;
    this.transaction = transaction;
    this.pdf = pdf;
    this.domain = domain;
  }

  /**
   * Queues the letter and records that it was sent.
   *
   * @param version that the person has read
   * @param author who sends, for the history
   */
  public RequestChange send(String number, int version, String author) {
    return transaction.execute(
        status -> {
          Request request =
              requests
                  .find(number)
                  .orElseThrow(
                      () -> new IllegalArgumentException("no request has the number " + number));
          if (request.version() != version) {
            return new RequestChange.Conflict(request);
          }
          Optional<Message> refusal = refusal(request);
          if (refusal.isPresent()) {
            return new RequestChange.Refused(List.of(refusal.get()));
          }
          // Refused again by its version where somebody was quicker: then nothing is queued.
          RequestChange sent =
              requests.record(
                  number,
                  version,
                  RequestEventType.SENT,
                  requests.today(),
                  EventDetail.by(Channel.MAIL),
                  author);
          if (sent instanceof RequestChange.Done(Request after)) {
            queue.queue(mail(after));
          } else {
            status.setRollbackOnly();
          }
          return sent;
        });
  }

  /** The letter as it would leave today: for the preview and for the post. */
  public LetterSheet sheet(Request request) {
    Authority authority =
        authorities
            .find(request.authorityId())
            .orElseThrow(
                () -> new IllegalStateException("no authority for request " + request.number()));
    return LetterSheet.of(request, authority, replyAddress(request), requests.today());
  }

  /** The mail's text, exactly as it would leave. */
  public String text(Request request) {
    return LetterText.of(sheet(request));
  }

  public byte[] pdf(Request request) {
    return pdf.render(sheet(request));
  }

  /** Where replies to this request come. */
  public String replyAddress(Request request) {
    return "demande+" + request.replyToken() + "@" + domain;
  }

  /** Why this request cannot be sent by mail; empty where it can. */
  public Optional<Message> refusal(Request request) {
    if (requests.standing(request).state() != RequestState.VALIDATED) {
      return Optional.of(Message.of("post.refused.not-validated"));
    }
    Optional<Authority> authority = authorities.find(request.authorityId());
    if (authority.isEmpty()) {
      return Optional.of(Message.of("post.refused.no-authority"));
    }
    if (authority.get().requestEmail() == null) {
      String form = authority.get().formUrl();
      return Optional.of(
          form == null
              ? Message.of("post.refused.no-mail")
              : Message.of("post.refused.form", form));
    }
    return requests.openTwin(request).map(twin -> Message.of("post.refused.twin", twin.number()));
  }

  private Mail mail(Request request) {
    LetterSheet sheet = sheet(request);
    String to =
        authorities
            .find(request.authorityId())
            .map(Authority::requestEmail)
            .orElseThrow(() -> new IllegalStateException("checked before: no mail address"));
    // A letter sent again after a bounce is another mail than the first.
    long time =
        request.events().stream().filter(event -> event.type() == RequestEventType.SENT).count();
    return new Mail(
        "request-" + request.number() + "-" + time,
        "request",
        request.asker().name(),
        replyAddress(request),
        to,
        sheet.mailSubject(),
        LetterText.of(sheet),
        null,
        Map.of(),
        List.of(
            new Mail.Attachment(request.number() + ".pdf", "application/pdf", pdf.render(sheet))));
  }
}
