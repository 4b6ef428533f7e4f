package org.vigie.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.message.Message;
import org.vigie.message.Messages;

/**
 * Walks the whole path as people would, over HTTP and IMAP: a find, a subscription, an alert, a
 * letter to the authority, its silence. Prints a line per step and stops at the first that fails.
 */
public final class DemoCheck {
  private static final Duration MAIL_PATIENCE = Duration.ofMinutes(2);
  private static final Duration SILENCE = Duration.ofDays(40);
  private static final String SUBSCRIBER = "abonnee@brunelles.example";
  private static final String TOWN_MAILBOX = "mairie@valmoire.example";
  private static final String DECISION = "34 caméras";
  private static final String FIND = "/reperages/\\d+";

  private final World world;
  private final Messages messages;
  private final PrintStream out;
  private final Inbox inbox;
  private final List<Step> steps =
      List.of(
          this::seeFinds,
          this::subscribe,
          this::readConfirmation,
          this::confirm,
          this::harvest,
          this::readAlert,
          this::leave,
          this::draft,
          this::send,
          this::readLetter,
          this::printLetter,
          this::waitInSilence);

  private String confirmationLink = "";
  private String requestPage = "";
  private URI oneClick = URI.create("");
  private final Browser visitor;
  private final Browser volunteer;

  /**
   * The running demonstration.
   *
   * @param app address of the application
   * @param source address of the portals
   * @param townChanges makes the council of Valmoire vote
   */
  public record World(
      URI app,
      URI source,
      String imapHost,
      int imapPort,
      Account admin,
      Account volunteer,
      DemoClock clock,
      Runnable townChanges) {}

  /** Who logs in. */
  public record Account(String email, String password) {}

  @FunctionalInterface
  private interface Step {
    Message walk() throws IOException, InterruptedException;
  }

  public DemoCheck(World world, Messages messages, PrintStream out) {
    this.world = world;
    this.messages = messages;
    this.out = out;
    this.inbox = new Inbox(world.imapHost(), world.imapPort());
    this.visitor = new Browser(world.app());
    this.volunteer = new Browser(world.app());
  }

  /** Answers whether every step worked. */
  public boolean run() throws InterruptedException {
    out.println(messages.get("check.title", world.app()));
    int worked = 0;
    try (visitor;
        volunteer) {
      for (Step step : steps) {
        try {
          out.println("✓ " + messages.get(step.walk()));
          worked++;
        } catch (CheckFailure failure) {
          out.println("✗ " + messages.get(failure.reason()));
          break;
        } catch (IOException | RuntimeException broken) {
          out.println("✗ " + messages.get("check.broken", broken.toString()));
          break;
        }
      }
    }
    boolean all = worked == steps.size();
    out.println(
        all
            ? messages.get("check.done", worked)
            : messages.get("check.stopped", worked, steps.size()));
    return all;
  }

  private Message seeFinds() throws IOException, InterruptedException {
    WebPage list = visitor.open("/recherche?dep=99");
    WebPage find = visitor.open(list.link(FIND));
    find.document().select("mark .hidden-words").remove();
    String passage = find.document().select("mark").eachText().stream().findFirst().orElse("");
    if (passage.isEmpty()) {
      throw new CheckFailure("check.no-text", "<mark>", find.address());
    }
    return Message.of("check.find", find.heading(), passage);
  }

  private Message subscribe() throws IOException, InterruptedException {
    WebForm form = visitor.open("/abonnement").form("/abonnement$");
    visitor.submit(form.fill("lieu", "Haute-Brune").fill("adresse", SUBSCRIBER).choose("at_once"));
    return Message.of("check.subscribe", SUBSCRIBER);
  }

  private Message readConfirmation() throws InterruptedException {
    ReceivedMail mail =
        mail(
            SUBSCRIBER,
            "check.wanted.confirmation",
            received -> received.linkWith("/abonnement/confirmer/").isPresent());
    confirmationLink = mail.linkWith("/abonnement/confirmer/").orElseThrow();
    return Message.of("check.confirmation", mail.subject());
  }

  private Message confirm() throws IOException, InterruptedException {
    visitor.submit(visitor.open(confirmationLink).form("/abonnement/confirmer"));
    return Message.of("check.confirm");
  }

  private Message harvest() throws IOException, InterruptedException {
    try (Browser admin = new Browser(world.app())) {
      logIn(admin, world.admin());
      world.townChanges().run();
      WebPage source = admin.open("/admin/sources/conseil-valmoire");
      admin.submit(source.form("/lire$"));
    }
    return Message.of("check.harvest");
  }

  private Message readAlert() throws InterruptedException {
    ReceivedMail mail =
        mail(
            SUBSCRIBER,
            "check.wanted.alert",
            received -> WebPage.plain(received.text()).contains(DECISION));
    if (mail.linkWith(world.source().toString()).isEmpty()) {
      throw new CheckFailure("check.no-link", world.source(), mail.subject());
    }
    if (!mail.header("List-Unsubscribe-Post").orElse("").equals("List-Unsubscribe=One-Click")) {
      throw new CheckFailure("check.no-header", mail.subject(), "List-Unsubscribe-Post");
    }
    Matcher link =
        Pattern.compile("<(https?://[^>]+)>").matcher(mail.header("List-Unsubscribe").orElse(""));
    if (!link.find()) {
      throw new CheckFailure("check.no-header", mail.subject(), "List-Unsubscribe");
    }
    oneClick = URI.create(Objects.requireNonNull(link.group(1)));
    return Message.of("check.alert", mail.subject());
  }

  private Message leave() throws IOException, InterruptedException {
    // As a mail provider does it: no cookie, no page read before.
    try (Browser provider = new Browser(world.app())) {
      provider.post(oneClick, "List-Unsubscribe=One-Click");
    }
    return Message.of("check.one-click");
  }

  private Message draft() throws IOException, InterruptedException {
    logIn(volunteer, world.volunteer());
    WebPage finds = volunteer.open("/recherche?commune=99001");
    WebPage find = volunteer.open(finds.link(FIND));
    WebPage dossier = volunteer.open(find.link("/dossiers/\\d+"));
    WebPage builder = volunteer.open(dossier.link("/benevole/demandes/nouvelle"));
    WebPage request = volunteer.submit(builder.form("/benevole/demandes/nouvelle$"));
    WebForm letter = request.form("/modifier$");
    String text = letter.value("textarea");
    WebPage saved =
        volunteer.submit(letter.fill("textarea", text + "\nMerci d'avance de votre réponse.\n"));
    saved.mustSay("Merci d'avance de votre réponse.");
    requestPage = saved.address().toString();
    return Message.of("check.draft", text.length());
  }

  private Message send() throws IOException, InterruptedException {
    WebPage request = volunteer.open(requestPage);
    WebPage review = volunteer.submit(request.form("/valider$"));
    volunteer.submit(review.form("/envoyer$"));
    return Message.of("check.send");
  }

  private Message readLetter() throws InterruptedException {
    ReceivedMail mail =
        mail(
            TOWN_MAILBOX,
            "check.wanted.letter",
            received -> received.text().contains("Merci d'avance de votre réponse."));
    return Message.of("check.authority", TOWN_MAILBOX, mail.subject());
  }

  private Message printLetter() throws IOException, InterruptedException {
    String address = volunteer.open(requestPage).link("\\.pdf$");
    byte[] pdf = volunteer.download(address);
    if (!new String(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF-")) {
      throw new CheckFailure("check.not-pdf", address);
    }
    return Message.of("check.pdf", (pdf.length + 1023) / 1024);
  }

  private Message waitInSilence() throws IOException, InterruptedException {
    world.clock().advance(SILENCE);
    volunteer.open(requestPage).mustSay(messages.get("check.silence-label"));
    return Message.of("check.silence");
  }

  private static void logIn(Browser browser, Account account)
      throws IOException, InterruptedException {
    WebForm form = browser.open("/connexion").form("/connexion");
    browser.submit(form.fill("email", account.email()).fill("password", account.password()));
  }

  private ReceivedMail mail(String address, String wanted, Predicate<ReceivedMail> condition)
      throws InterruptedException {
    return inbox
        .await(address, condition, MAIL_PATIENCE)
        .orElseThrow(
            () ->
                new CheckFailure(
                    "check.no-mail", messages.get(wanted), address, MAIL_PATIENCE.toSeconds()));
  }
}
