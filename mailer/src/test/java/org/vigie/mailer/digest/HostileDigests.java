package org.vigie.mailer.digest;

import java.util.ArrayList;
import java.util.List;
import org.vigie.alert.HostileText;
import org.vigie.mail.Mail;
import org.vigie.mailer.outbox.MailSettings;

/** Every mail of subscribers in which a portal's or a visitor's words stand. */
public final class HostileDigests {
  private HostileDigests() {}

  public static List<Mail> mailsAbout(String words) {
    MailSettings settings = MailSettings.local(25, "vigie.example");
    var mails = new ArrayList<Mail>();
    var channel = new MailChannel(mails::add, settings);
    var find = InventedDigests.saying(HostileText.asTold(words), HostileText.asPassage(words));
    channel.deliver(InventedDigests.daily(find));
    channel.deliver(InventedDigests.atOnce(find));
    channel.deliver(InventedDigests.neutral(InventedDigests.daily(find)));
    return mails;
  }
}
