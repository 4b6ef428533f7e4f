package org.vigie.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoMailboxTest {
  private DemoMailbox mailbox;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    mailbox = DemoMailbox.start();
  }

  @AfterEach
  void stop() {
    mailbox.close();
    http.close();
  }

  @Test
  void a_mail_to_any_address_can_be_read_by_imap_as_that_address() throws Exception {
    send("quelqu-une@brunelles.example", "Confirmez votre abonnement");
    ReceivedMail mail =
        new Inbox(mailbox.host(), mailbox.imapPort())
            .await(
                "quelqu-une@brunelles.example",
                received -> received.subject().startsWith("Confirmez"),
                Duration.ofSeconds(10))
            .orElseThrow();
    assertThat(mail.text()).contains("Suivez ce lien");
    assertThat(mail.linkWith("/confirmer/")).hasValue("http://127.0.0.1:9/confirmer/a1b2");
    assertThat(mail.header("list-unsubscribe-post")).hasValue("List-Unsubscribe=One-Click");
    assertThat(mail.attachments())
        .extracting(ReceivedMail.Attachment::name)
        .containsExactly("pièce.pdf");
  }

  @Test
  void mails_are_listed_in_the_browser_with_their_links_and_files() throws Exception {
    send("mairie@valmoire.example", "Demande de <documents>");
    String list = get(mailbox.page()).body();
    assertThat(list).contains("Demande de &lt;documents&gt;").contains("mairie@valmoire.example");

    String id = list.replaceAll("(?s).*href=\"/messages/([0-9a-f]+)\".*", "$1");
    String page = get(mailbox.page().resolve("/messages/" + id)).body();
    assertThat(page)
        .contains("<a href=\"http://127.0.0.1:9/confirmer/a1b2\"")
        .contains("List-Unsubscribe-Post")
        .contains("pièce.pdf")
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");

    HttpResponse<String> html = get(mailbox.page().resolve("/messages/" + id + "/html"));
    assertThat(html.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'");
    HttpResponse<String> file = get(mailbox.page().resolve("/messages/" + id + "/0"));
    assertThat(file.body()).startsWith("%PDF");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
  }

  @Test
  void an_empty_mailbox_says_what_to_do() throws Exception {
    assertThat(get(mailbox.page()).body()).contains("Aucun message pour l'instant");
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private void send(String to, String subject) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", mailbox.host());
    properties.setProperty("mail.smtp.port", Integer.toString(mailbox.smtpPort()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("vigie@vigie.example", "Vigie"));
    message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
    message.setSubject(subject, "UTF-8");
    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Suivez ce lien :\nhttp://127.0.0.1:9/confirmer/a1b2\n", "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(
        "<p>Suivez <a href=\"http://127.0.0.1:9/confirmer/a1b2\">ce lien</a></p>", "UTF-8", "html");
    MimeBodyPart both = new MimeBodyPart();
    both.setContent(new MimeMultipart("alternative", text, html));
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "application/pdf")));
    file.setFileName(jakarta.mail.internet.MimeUtility.encodeText("pièce.pdf"));
    message.setContent(new MimeMultipart(both, file));
    Transport.send(message);
  }
}
