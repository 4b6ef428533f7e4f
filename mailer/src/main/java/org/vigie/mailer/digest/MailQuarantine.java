package org.vigie.mailer.digest;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.vigie.mail.Mail;
import org.vigie.mail.MailQueue;
import org.vigie.match.RuleWork;

/** Tells admins of a rule in quarantine, by mail and in French. */
public final class MailQuarantine implements RuleWork.Notices {
  private final MailQueue queue;
  private final URI vigie;
  private final String service;
  private final MailTemplates templates = new MailTemplates();

  /**
   * @param vigie address under which people reach the service
   * @param service the domain that writes
   */
  public MailQuarantine(MailQueue queue, URI vigie, String service) {
    this.queue = queue;
    this.vigie = vigie;
    this.service = service;
  }

  /** What the mail prints. */
  record QuarantinePage(String rule, int number, String problem, URI link, String service) {}

  @Override
  public void quarantined(RuleWork.Row rule, String admin) {
    URI link = vigie.resolve("/admin/regles/" + rule.ruleId());
    var page =
        new QuarantinePage(
            rule.ruleId(), rule.number(), String.valueOf(rule.problem()), link, service);
    WrittenMail mail = templates.write("quarantine", Locale.FRENCH, page, false);
    queue.queue(
        new Mail(
            "quarantine-" + rule.ruleId() + "-" + rule.number() + "-" + admin,
            "quarantine",
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
