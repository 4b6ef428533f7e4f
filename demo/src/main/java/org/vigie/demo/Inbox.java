package org.vigie.demo;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

/** Reads mailboxes by IMAP, as the people of the demonstration do. */
final class Inbox {
  private final Session session;
  private final String host;
  private final int port;

  Inbox(String host, int port) {
    Properties properties = new Properties();
    properties.setProperty("mail.imap.connectiontimeout", "10000");
    properties.setProperty("mail.imap.timeout", "10000");
    this.session = Session.getInstance(properties);
    this.host = host;
    this.port = port;
  }

  /** The newest mail to the address that is as wanted, waiting for it up to {@code atMost}. */
  Optional<ReceivedMail> await(String address, Predicate<ReceivedMail> wanted, Duration atMost)
      throws InterruptedException {
    return Waiting.upTo(atMost).until(() -> mails(address).stream().filter(wanted).findFirst());
  }

  /** All mails to the address, newest first. */
  List<ReceivedMail> mails(String address) {
    List<ReceivedMail> mails = new ArrayList<>();
    try (Store store = session.getStore("imap")) {
      store.connect(host, port, address, "demo");
      Folder folder = store.getFolder("INBOX");
      folder.open(Folder.READ_ONLY);
      for (Message message : folder.getMessages()) {
        mails.add(ReceivedMail.read((MimeMessage) message));
      }
      folder.close(false);
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(
          "cannot read the mailbox " + address + " at " + host + ":" + port, unreadable);
    }
    mails.sort(ReceivedMail.NEWEST_FIRST);
    return mails;
  }
}
