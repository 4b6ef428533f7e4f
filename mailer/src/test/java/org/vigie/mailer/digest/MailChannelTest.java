package org.vigie.mailer.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.vigie.alert.ActKind;
import org.vigie.alert.Choice;
import org.vigie.alert.Digest;
import org.vigie.alert.EmailAddress;
import org.vigie.alert.Notice;
import org.vigie.alert.Rhythm;
import org.vigie.mail.Mail;
import org.vigie.mailer.outbox.MailSettings;

class MailChannelTest {
  private static final EmailAddress READER =
      EmailAddress.parse("lectrice@asso.example").orElseThrow();

  private static Mail mailOf(Digest digest) {
    var mails = new ArrayList<Mail>();
    new MailChannel(mails::add, MailSettings.local(25, "vigie.example")).deliver(digest);
    assertThat(mails).hasSize(1);
    return mails.getFirst();
  }

  private static String htmlOf(Mail mail) {
    return Objects.requireNonNull(mail.html());
  }

  private static void isLike(String name, WrittenMail mail) throws IOException {
    Golden.compare(name + ".txt", mail.subject() + "\n\n" + mail.text());
    Golden.compare(name + ".html", Objects.requireNonNull(mail.html()));
    assertThat(mail.text().lines().filter(line -> !line.contains("https://")))
        .allMatch(line -> line.length() <= MailText.WIDTH);
    assertThat(mail.subject()).hasSizeLessThanOrEqualTo(DigestWording.LONGEST_SUBJECT);
    assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(90_000);
  }

  private static void isLike(String name, Mail mail) throws IOException {
    isLike(name, new WrittenMail(mail.subject(), mail.text(), mail.html()));
  }

  @Test
  void a_digest_tells_dates_then_news_then_follow_ups_then_what_was_read() throws IOException {
    isLike("digest", mailOf(InventedDigests.daily()));
  }

  @Test
  void a_digest_in_english() throws IOException {
    isLike("digest-en", mailOf(InventedDigests.daily(Locale.ENGLISH)));
  }

  @Test
  void one_find_asked_for_at_once_comes_alone() throws IOException {
    isLike("at-once", mailOf(InventedDigests.atOnce()));
  }

  @Test
  void the_confirmation_repeats_what_was_asked() throws IOException {
    var confirm =
        new Notice.Confirm(
            "confirmation-12",
            READER,
            Locale.FRENCH,
            new Choice(
                List.of("videoprotection", "drones"),
                List.of(),
                List.of(),
                List.of(ActKind.VOTE, ActKind.AWARD),
                "mur d'images",
                Rhythm.DAILY,
                7,
                ZoneId.of("Indian/Reunion"),
                false,
                false,
                true),
            List.of("Valmoire", "Haute-Brune"),
            URI.create("https://vigie.example/abonnement/confirmer/c12-Rw4nB8"),
            Instant.parse("2026-12-01T07:00:00Z"));
    isLike(
        "confirm",
        new MailTemplates()
            .write("confirm", Locale.FRENCH, NoticePage.of(confirm, "vigie.example"), true));
  }

  @Test
  void the_mail_after_leaving_says_how_to_take_it_back() throws IOException {
    var left =
        new Notice.Left(
            "left-12-1",
            READER,
            Locale.FRENCH,
            false,
            List.of("Valmoire"),
            URI.create("https://vigie.example/desabonnement/l12-Rw4nB8"),
            Instant.parse("2026-12-01T07:00:00Z"));
    isLike(
        "left",
        new MailTemplates()
            .write("left", Locale.FRENCH, NoticePage.of(left, "vigie.example"), true));
  }

  @Test
  void a_digest_can_be_left_with_one_click() {
    Mail mail = mailOf(InventedDigests.daily());

    assertThat(mail.key()).isEqualTo("digest-311");
    assertThat(mail.headers())
        .containsEntry("List-Unsubscribe", "<" + InventedDigests.daily().leave() + ">")
        .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        .containsEntry("List-Id", "Vigie <alertes.vigie.example>")
        .containsEntry("Auto-Submitted", "auto-generated");
  }

  @Test
  void a_neutral_subject_tells_a_bystander_nothing() {
    assertThat(mailOf(InventedDigests.neutral(InventedDigests.daily())).subject())
        .isEqualTo("Votre récapitulatif du 24 novembre");
    assertThat(mailOf(InventedDigests.neutral(InventedDigests.atOnce())).subject())
        .isEqualTo("Un nouvel élément");
  }

  @Test
  void who_wants_text_only_gets_no_html() {
    assertThat(mailOf(InventedDigests.textOnly(InventedDigests.daily())).html()).isNull();
  }

  @Test
  void a_place_too_long_for_the_subject_is_left_out() {
    Digest digest =
        InventedDigests.atOnce(
            InventedDigests.titled("Caméras", "Saint-Orme-en-Haute-Brune-sous-les-Grandes-Halles"));

    assertThat(mailOf(digest).subject()).isEqualTo("Vigie\u00a0: caméras dans l'espace public");
  }

  @Test
  void a_hostile_title_reaches_no_header_and_is_no_html() {
    String hostile =
        "<img src=https://evil.example/x"
            + " onerror=alert(1)>\u202e]]></title><script>alert(2)</script> & \"'";
    for (Digest digest :
        List.of(
            InventedDigests.daily(InventedDigests.titled(hostile, "Valmoire")),
            InventedDigests.atOnce(InventedDigests.titled(hostile, "Valmoire")))) {
      Mail mail = mailOf(digest);
      assertThat(mail.subject() + mail.headers()).doesNotContain("evil", "alert(", "\u202e");
      var page = Jsoup.parse(htmlOf(mail));
      assertThat(page.select("img, script, link, iframe, [onerror], [src]")).isEmpty();
      assertThat(page.select("h2 bdi, h3 bdi").text()).contains("<script>alert(2)</script>");
      assertThat(page.title()).doesNotContain("evil");
    }
  }

  @Test
  void a_title_without_end_neither_fills_the_subject_nor_breaks_the_lines() {
    Mail mail =
        mailOf(InventedDigests.daily(InventedDigests.titled("x".repeat(10_000), "Valmoire")));

    assertThat(mail.subject()).hasSizeLessThanOrEqualTo(DigestWording.LONGEST_SUBJECT);
    assertThat(mail.text().lines().filter(line -> !line.contains("https://")))
        .allMatch(line -> line.length() <= MailText.WIDTH);
  }

  @Test
  void text_from_outside_that_goes_on_can_never_look_like_a_rule() {
    String rule = "=".repeat(72);
    Mail mail =
        mailOf(InventedDigests.daily(InventedDigests.titled("Un titre " + rule, "Valmoire")));

    assertThat(mail.text().lines().filter(rule::equals)).hasSize(1);
  }

  @Test
  void html_loads_nothing_and_colours_every_cell() {
    for (Digest digest : List.of(InventedDigests.daily(), InventedDigests.atOnce())) {
      var page = Jsoup.parse(htmlOf(mailOf(digest)));
      assertThat(page.select("[src], link, script, form, object, svg")).isEmpty();
      assertThat(htmlOf(mailOf(digest))).doesNotContain("url(", "@import");
      assertThat(page.select("table")).allMatch(table -> table.attr("role").equals("presentation"));
      assertThat(page.select("td"))
          .allMatch(
              cell ->
                  cell.attr("style").contains("background-color:")
                      && cell.attr("style").contains(";color:"));
    }
  }
}
