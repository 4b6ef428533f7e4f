package org.vigie.mailer.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.vigie.mail.Mail;
import org.vigie.mailer.digest.HostileDigests;

/** Whatever a portal writes, a mail has its own headers, its own tags and its own lines alone. */
class HostileTitlesTest {
  private static final List<String> PIECES =
      List.of(
          "\r\nBcc: all@asso.example",
          "\n\n--boundary\n",
          "\u0000\u0007\u001b[31m",
          "\u202egnp.exe",
          "\u2066\u2069\u200f",
          "\u200b\u200d\u00ad\ufeff",
          "\u2028\u2029\u0085",
          "\ud800",
          "<script>alert(1)</script>",
          "\"><img src=//evil.example onerror=alert(1)>",
          "</td></tr></table></body>",
          "{{7*7}} ${7*7} [[${7*7}]] #{mail.language} *{x} @{/x}",
          "=HYPERLINK(\"https://evil.example\")",
          "+1-1@SUM(A1)|'cmd'!A0",
          "&lt;b&gt;&#x202e;",
          "=?UTF-8?B?QmNj?=",
          "é".repeat(400),
          "x".repeat(10_000),
          "َالعربية עברית",
          ".\r\n.\r\nQUIT");
  private static final List<String> HEADERS =
      List.of(
          "Auto-Submitted",
          "Content-Type",
          "Date",
          "From",
          "List-Id",
          "List-Unsubscribe",
          "List-Unsubscribe-Post",
          "MIME-Version",
          "Message-ID",
          "Subject",
          "To");

  /** The same titles at each run; a failure prints the one it met. */
  private static Stream<String> titles() {
    Random random = new Random(20261124);
    var mixed = new ArrayList<String>(PIECES);
    for (int i = 0; i < 60; i++) {
      var pieces = new ArrayList<>(PIECES.subList(0, PIECES.size()));
      Collections.shuffle(pieces, random);
      mixed.add("Caméras " + String.join(" ", pieces.subList(0, 3)));
    }
    return mixed.stream();
  }

  @Test
  void nothing_from_outside_becomes_a_header_a_tag_or_a_line_of_ours()
      throws MessagingException, IOException {
    var composition = new Composition(MailSettings.local(25, "vigie.example"));
    for (String title : titles().toList()) {
      for (Mail mail : HostileDigests.mailsAbout(title)) {
        String sent = composition.compose(mail, "<x@vigie.example>", Instant.EPOCH);
        var message =
            new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(sent.getBytes(StandardCharsets.US_ASCII)));

        assertThat(sent.chars()).as(title).allMatch(c -> c < 127);
        assertThat(headersOf(message)).as(title).isSubsetOf(HEADERS).doesNotHaveDuplicates();
        assertThat(message.getSubject() + " " + message.getFrom()[0])
            .as(title)
            .doesNotContain("evil", "Bcc", "\r", "\n", "HYPERLINK", "\u202e");
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).as(title).isEqualTo(2);
        isOurHtml(title, String.valueOf(parts.getBodyPart(1).getContent()));
        isOurText(title, String.valueOf(parts.getBodyPart(0).getContent()));
      }
    }
  }

  private static List<String> headersOf(MimeMessage message) throws MessagingException {
    return Collections.list(message.getAllHeaders()).stream().map(Header::getName).toList();
  }

  private static void isOurHtml(String title, String html) {
    var page = Jsoup.parse(html);
    assertThat(page.select("script, img, iframe, object, svg, form, b, [src], [onerror]"))
        .as(title)
        .isEmpty();
    assertThat(page.select("a[href]"))
        .as(title)
        .allMatch(
            link ->
                link.attr("href").startsWith("https://vigie.example/")
                    || link.attr("href").startsWith("https://www.haute-brune.example/"));
    assertThat(page.select("body")).as(title).hasSize(1);
    assertThat(page.text()).as(title).doesNotContain("\u202e", "\u200b", "\u0007", " 49 ");
  }

  private static void isOurText(String title, String text) {
    assertThat(text.codePoints())
        .as(title)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT || c == 7 || c == 27 || c == 0x85);
    assertThat(text.lines().filter(line -> line.matches("=+|-+")))
        .as(title)
        .allMatch(line -> line.length() == 72);
  }
}
