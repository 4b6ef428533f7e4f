package org.vigie.mailer.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the mails that come back look like, and what each is taken for. */
class MailClassifierTest {
  private static final Set<String> DEAD =
      Set.of("userunknown", "hostunknown", "hasmoved", "notaccept");
  private static final Set<String> AUTOMATIC = Set.of("vacation", "delivered");

  private final MailClassifier classifier = new MailClassifier();

  @Test
  void a_report_by_rfc_3464_gives_address_status_and_cause() throws Exception {
    MailVerdict verdict =
        classify(
            report(
                """
                Final-Recipient: rfc822; accueil@valmoire.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <accueil@valmoire.example>: Recipient address
                 rejected: User unknown in virtual mailbox table
                """));
    assertThat(verdict.kind()).isEqualTo(MailKind.DEAD);
    assertThat(verdict.status()).isEqualTo("5.1.1");
    assertThat(verdict.address()).isEqualTo("accueil@valmoire.example");
    assertThat(verdict.reason()).isEqualTo("unknown-user");
  }

  @Test
  void the_worst_of_several_recipients_decides_and_each_is_kept() throws Exception {
    MailVerdict verdict =
        classify(
            report(
                """
                Final-Recipient: rfc822; un@valmoire.example
                Action: delayed
                Status: 4.4.1

                Final-Recipient: rfc822; deux@valmoire.example
                Action: failed
                Status: 5.1.2
                Diagnostic-Code: smtp; Host or domain name not found
                """));
    assertThat(verdict.kind()).isEqualTo(MailKind.DEAD);
    assertThat(verdict.address()).isEqualTo("deux@valmoire.example");
    assertThat(verdict.failures())
        .extracting(MailVerdict.Failure::cause)
        .containsExactly(FailureCause.DELAYED, FailureCause.UNKNOWN_HOST);
  }

  @Test
  void a_full_mailbox_is_temporary_whatever_the_code_says() throws Exception {
    MailVerdict verdict =
        classify(
            report(
                """
                Final-Recipient: rfc822; accueil@valmoire.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 552 La boîte du destinataire est pleine
                """));
    assertThat(verdict.kind()).isEqualTo(MailKind.TEMPORARY);
    assertThat(verdict.reason()).isEqualTo("mailbox-full");
  }

  @Test
  void a_server_may_tell_it_in_its_own_words_in_french() throws Exception {
    MailVerdict verdict =
        classify(
            """
            Return-Path: <>
            From: Administrateur système <postmaster@brunelles.example>
            To: vigie@vigie.example
            Subject: =?utf-8?Q?Non_remis=C2=A0=3A_Demande_de_documents?=
            Content-Type: text/plain; charset=utf-8

            Votre message n'a pas pu être remis au destinataire suivant :

            mairie@brunelles.example
            Cette adresse est inconnue de notre système.

            ----- Message original -----
            Return-Path: <vigie@vigie.example>
            The mailbox is full of joy.
            """);
    assertThat(verdict.kind()).isEqualTo(MailKind.DEAD);
    assertThat(verdict.address()).isEqualTo("mairie@brunelles.example");
  }

  @Test
  void a_refusal_after_the_mail_was_taken_is_a_filter_s_and_not_the_address_s() throws Exception {
    MailVerdict verdict =
        classify(
            """
            Return-Path: <>
            From: MAILER-DAEMON@relais.example
            To: vigie@vigie.example
            Subject: Undelivered Mail Returned to Sender

            <mairie@brunelles.example>: host mx.brunelles.example said: 550
                User unknown (in reply to end of DATA command)
            """);
    assertThat(verdict.kind()).isEqualTo(MailKind.TEMPORARY);
    assertThat(verdict.reason()).isEqualTo("filtered");
  }

  @Test
  void a_complaint_tells_its_type_and_who_complained() throws Exception {
    MailVerdict verdict =
        classify(
            """
            From: fbl@fai.example
            To: vigie@vigie.example
            Subject: Abuse report
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b
            Content-Type: text/plain

            This is an abuse report.
            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            Original-Rcpt-To: <camille@fai.example>
            --b--
            """);
    assertThat(verdict.kind()).isEqualTo(MailKind.COMPLAINT);
    assertThat(verdict.address()).isEqualTo("camille@fai.example");
    assertThat(verdict.reason()).isEqualTo("abuse");
  }

  @Test
  void an_absence_in_french_is_an_automatic_answer() throws Exception {
    MailVerdict verdict =
        classify(
            """
            From: Mairie de Valmoire <accueil@valmoire.example>
            To: vigie@vigie.example
            Subject: =?utf-8?Q?R=C3=A9ponse_automatique_=3A_Demande_de_documents?=
            Auto-Submitted: auto-replied

            Je suis en congés jusqu'au 30 novembre.
            """);
    assertThat(verdict.kind()).isEqualTo(MailKind.AUTO_REPLY);
    assertThat(verdict.reason()).isEqualTo("absence");
  }

  @Test
  void an_answer_that_quotes_a_bounce_is_still_a_person_s() throws Exception {
    MailVerdict verdict =
        classify(
            """
            From: Mairie de Valmoire <accueil@valmoire.example>
            To: vigie@vigie.example
            Subject: Re: Demande de documents

            Bonjour, notre ancienne adresse ne marche plus :
            > 550 5.1.1 User unknown
            Voici les documents.
            """);
    assertThat(verdict.kind()).isEqualTo(MailKind.HUMAN);
  }

  @Test
  void a_bounce_whose_encoding_is_broken_is_read_as_it_came() throws Exception {
    MailVerdict verdict =
        classify(
            """
            Return-Path: <>
            From: MAILER-DAEMON@relais.example
            To: vigie@vigie.example
            Subject: Undelivered Mail Returned to Sender
            Content-Transfer-Encoding: base64

            <mairie@brunelles.example>: 550 5.1.1 User unknown!
            """);
    assertThat(verdict.kind()).isEqualTo(MailKind.DEAD);
    assertThat(verdict.address()).isEqualTo("mairie@brunelles.example");
  }

  @Test
  void what_is_broken_is_read_as_far_as_it_can_be() throws Exception {
    assertThat(classify("").kind()).isEqualTo(MailKind.HUMAN);
    assertThat(classify("Content-Type: multipart/mixed\n\nsans frontière").kind())
        .isEqualTo(MailKind.HUMAN);
    assertThat(classify("Content-Type: text/plain; charset=x-inconnu\n\n\u00e9").kind())
        .isEqualTo(MailKind.HUMAN);
  }

  private static String report(String groups) {
    return """
    Return-Path: <>
    From: Mail Delivery System <MAILER-DAEMON@relais.example>
    To: retour@vigie.example
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain

    This is the mail system at host relais.example.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; relais.example

    """
        + groups
        + "\n--b--\n";
  }

  @Test
  void at_least_95_percent_of_the_real_mails_are_classified_right() throws Exception {
    Path mails = Path.of(System.getenv().getOrDefault("VIGIE_DATA", "../../shared/data"), "mail");
    assumeTrue(Files.isDirectory(mails), "skipped: real mails are not at " + mails);
    Map<String, String> expected = expected(mails.resolve("bounces/expected.csv"));
    try (var files = Files.list(mails.resolve("not-bounces"))) {
      files
          .filter(file -> !file.toString().contains("rb-issue"))
          .forEach(file -> expected.put("../not-bounces/" + file.getFileName(), "human"));
    }
    List<String> misses = new ArrayList<>();
    for (var mail : expected.entrySet()) {
      MailVerdict verdict =
          classifier.classify(Files.readAllBytes(mails.resolve("bounces").resolve(mail.getKey())));
      if (!verdict.kind().word().equals(mail.getValue())) {
        misses.add(mail.getKey() + ": " + mail.getValue() + " taken for " + verdict);
      }
    }
    assertThat(misses.size())
        .as(String.join("\n", misses))
        .isLessThanOrEqualTo(expected.size() / 20);
  }

  private static Map<String, String> expected(Path csv) throws IOException {
    Map<String, String> expected = new HashMap<>();
    for (String line : Files.readAllLines(csv).subList(1, Files.readAllLines(csv).size())) {
      String[] cells = line.split(",", -1);
      String kind =
          AUTOMATIC.contains(cells[4])
              ? "auto-reply"
              : cells[4].equals("feedback")
                  ? "complaint"
                  : DEAD.contains(cells[4]) ? "dead" : "temporary";
      expected.merge(
          cells[0],
          kind,
          (one, other) -> one.equals("dead") || other.equals("dead") ? "dead" : "temporary");
    }
    return expected;
  }

  private MailVerdict classify(String mail) throws Exception {
    return classifier.classify(mail.getBytes(StandardCharsets.UTF_8));
  }
}
