package org.vigie.mailer.digest;

import java.util.List;
import org.vigie.alert.EmailAddress;
import org.vigie.alert.Notice;
import org.vigie.alert.Notices;
import org.vigie.mailer.outbox.MailSettings;
import org.vigie.mailer.outbox.Outbox;

/** Writes to people about their subscription, by mail. */
public final class MailNotices implements Notices {
  private final Outbox outbox;
  private final MailSettings settings;
  private final MailTemplates templates = new MailTemplates();

  public MailNotices(Outbox outbox, MailSettings settings) {
    this.outbox = outbox;
    this.settings = settings;
  }

  @Override
  public void send(Notice notice) {
    switch (notice) {
      case Notice.Confirm confirm ->
          queue(
              confirm.key(),
              "confirm",
              "confirmation",
              confirm,
              NoticePage.of(confirm, settings.domain()));
      case Notice.Left left ->
          queue(left.key(), "left", "left", left, NoticePage.of(left, settings.domain()));
    }
  }

  private void queue(String key, String event, String cause, Notice notice, NoticePage page) {
    outbox.queue(
        templates
            .write(event, notice.language(), page, true)
            .mail(key, cause, notice.to(), MailHeaders.OF_NOTICE));
  }

  @Override
  public void forget(EmailAddress address) {
    outbox.forget(address.value());
  }

  @Override
  public List<KeptMail> keptOf(EmailAddress address) {
    return outbox.keptOf(address.value());
  }
}
