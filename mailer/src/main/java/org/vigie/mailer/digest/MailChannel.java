package org.vigie.mailer.digest;

import org.vigie.alert.Channel;
import org.vigie.alert.Digest;
import org.vigie.alert.Rhythm;
import org.vigie.mail.MailQueue;
import org.vigie.mailer.outbox.MailSettings;

/**
 * Brings digests as mails. Who asked for "at once" and is owed one find gets that find alone;
 * everybody else gets a digest.
 */
public final class MailChannel implements Channel {
  private final MailQueue queue;
  private final MailSettings settings;
  private final MailTemplates templates = new MailTemplates();

  public MailChannel(MailQueue queue, MailSettings settings) {
    this.queue = queue;
    this.settings = settings;
  }

  @Override
  public void deliver(Digest digest) {
    boolean isOneFind = digest.rhythm() == Rhythm.AT_ONCE && digest.count() == 1;
    queue.queue(
        templates
            .write(
                isOneFind ? "at-once" : "digest",
                digest.language(),
                new DigestWording(digest).page(),
                !digest.textOnly())
            .mail(
                "digest-" + digest.id(),
                "digest",
                digest.to(),
                MailHeaders.ofDigest(digest, settings)));
  }
}
