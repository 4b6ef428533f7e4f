package org.vigie.mailer.digest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.vigie.incident.Incident;
import org.vigie.incident.IncidentNotices;
import org.vigie.mail.Mail;
import org.vigie.mail.MailQueue;
import org.vigie.message.Messages;

/** Tells admins of sources in difficulty, by mail and in French. */
public final class MailIncidents implements IncidentNotices {
  private final MailQueue queue;
  private final URI vigie;
  private final String service;
  private final MailTemplates templates = new MailTemplates();
  private final Wording wording = new Wording(Locale.FRENCH);
  private final Messages reasons = new Messages(Locale.FRENCH, "core", "scrapers");

  /**
   * @param vigie address under which people reach the service
   * @param service the domain that writes
   */
  public MailIncidents(MailQueue queue, URI vigie, String service) {
    this.queue = queue;
    this.vigie = vigie;
    this.service = service;
  }

  @Override
  public void opened(Incident incident, String admin) {
    send("incident", incident, admin, incident.openedAt());
  }

  @Override
  public void solved(Incident incident, String admin) {
    Instant solved = incident.solvedAt();
    send("solved", incident, admin, solved == null ? incident.openedAt() : solved);
  }

  private void send(String event, Incident incident, String admin, Instant until) {
    var page =
        new IncidentPage(
            incident.sourceName(),
            wording.say("health." + incident.cause()),
            wording.longDay(Wording.inParis(incident.openedAt())),
            wording.longDay(Wording.inParis(until)),
            incident.reason().isNone() ? "" : reasons.get(incident.reason()),
            incident.caughtUp(),
            vigie.resolve("/veille/" + incident.sourceId()),
            service);
    WrittenMail mail = templates.write(event, Locale.FRENCH, page, false);
    queue.queue(
        new Mail(
            event + "-" + incident.id() + "-" + admin,
            event,
            null,
            null,
            admin,
            mail.subject(),
            mail.text(),
            null,
            MailHeaders.OF_NOTICE,
            List.of()));
  }
}
