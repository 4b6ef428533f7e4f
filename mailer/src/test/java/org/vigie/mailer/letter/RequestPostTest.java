package org.vigie.mailer.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.database.TestDatabase;
import org.vigie.mail.Mail;
import org.vigie.mail.MailQueue;
import org.vigie.message.Message;
import org.vigie.request.Request;
import org.vigie.request.RequestChange;
import org.vigie.request.RequestState;
import org.vigie.request.RequestsFixture;

class RequestPostTest {
  private final List<Mail> mails = new ArrayList<>();

  @ParameterizedTest
  @EnumSource
  void queues_the_letter_and_records_that_it_was_sent(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    vigie.authorities.reachAt(vigie.commune.id(), "mairie@valmoire.example", "camille");
    Request ready = vigie.aReadyRequest();

    Request sent =
        RequestsFixture.done(
            post(vigie, mails::add).send(ready.number(), ready.version(), "camille"));

    assertThat(vigie.standing(sent).state()).isEqualTo(RequestState.SENT);
    assertThat(mails).hasSize(1);
    Mail mail = mails.getFirst();
    assertThat(mail.to()).isEqualTo("mairie@valmoire.example");
    assertThat(mail.replyTo()).isEqualTo("demande+" + sent.replyToken() + "@vigie.example");
    assertThat(mail.subject()).contains(sent.number());
    assertThat(mail.text()).contains("Madame, Monsieur,").contains(sent.subject());
    assertThat(mail.text().lines()).allMatch(line -> line.length() <= 72);
    assertThat(mail.attachments())
        .singleElement()
        .satisfies(pdf -> assertThat(pdf.name()).isEqualTo(sent.number() + ".pdf"));
  }

  @ParameterizedTest
  @EnumSource
  void records_nothing_where_the_mail_cannot_be_queued(TestDatabase database) {
    var vigie = new RequestsFixture(database.fresh());
    vigie.authorities.reachAt(vigie.commune.id(), "mairie@valmoire.example", "camille");
    Request ready = vigie.aReadyRequest();
    MailQueue full =
        _ -> {
          throw new IllegalStateException("no more room");
        };

    assertThatThrownBy(() -> post(vigie, full).send(ready.number(), ready.version(), "camille"))
        .hasMessage("no more room");

    Request after = vigie.requests.find(ready.number()).orElseThrow();
    assertThat(vigie.standing(after).state()).isEqualTo(RequestState.VALIDATED);
  }

  @Test
  void sends_once_when_asked_twice() {
    var vigie = new RequestsFixture(TestDatabase.H2.fresh());
    vigie.authorities.reachAt(vigie.commune.id(), "mairie@valmoire.example", "camille");
    Request ready = vigie.aReadyRequest();
    RequestPost post = post(vigie, mails::add);
    post.send(ready.number(), ready.version(), "camille");

    var again = post.send(ready.number(), ready.version(), "camille");

    assertThat(again).isInstanceOf(RequestChange.Conflict.class);
    assertThat(mails).hasSize(1);
  }

  @Test
  void refuses_an_authority_without_address_and_names_its_form_if_it_has_one() {
    var vigie = new RequestsFixture(TestDatabase.H2.fresh());
    Request ready = vigie.aReadyRequest();
    RequestPost post = post(vigie, mails::add);

    assertThat(reasons(post.send(ready.number(), ready.version(), "camille")))
        .containsExactly(Message.of("post.refused.no-mail"));
    vigie.authorities.reachAt(vigie.commune.id(), "https://valmoire.example/contact", "camille");
    assertThat(reasons(post.send(ready.number(), ready.version(), "camille")))
        .containsExactly(Message.of("post.refused.form", "https://valmoire.example/contact"));
    assertThat(mails).isEmpty();
  }

  @Test
  void refuses_what_nobody_has_declared_ready() {
    var vigie = new RequestsFixture(TestDatabase.H2.fresh());
    Request draft = vigie.requests.draft(vigie.aDraft(), "camille");

    assertThat(reasons(post(vigie, mails::add).send(draft.number(), draft.version(), "camille")))
        .containsExactly(Message.of("post.refused.not-validated"));
  }

  @Test
  void refuses_a_second_open_request_on_the_same_subject() {
    var vigie = new RequestsFixture(TestDatabase.H2.fresh());
    vigie.authorities.reachAt(vigie.commune.id(), "mairie@valmoire.example", "camille");
    RequestPost post = post(vigie, mails::add);
    Request first = vigie.aReadyRequest();
    post.send(first.number(), first.version(), "camille");
    Request second = vigie.aReadyRequest();

    assertThat(reasons(post.send(second.number(), second.version(), "camille")))
        .containsExactly(Message.of("post.refused.twin", first.number()));
  }

  @Test
  void wraps_the_text_at_72_columns_with_hanging_numbers() {
    String text = LetterText.of(LetterPdfTest.sheet("Caméras"));

    assertThat(text.lines()).allMatch(line -> line.length() <= 72);
    assertThat(text).containsPattern("\\n1\\. La délibération[^\\n]*\\n   \\S");
    assertThat(text).doesNotContain("\n\n\n");
  }

  private static RequestPost post(RequestsFixture vigie, MailQueue queue) {
    return new RequestPost(
        vigie.requests,
        vigie.authorities,
        queue,
        vigie.transaction,
        new LetterPdf(),
        "vigie.example");
  }

  private static List<Message> reasons(RequestChange change) {
    return change instanceof RequestChange.Refused(List<Message> reasons) ? reasons : List.of();
  }
}
