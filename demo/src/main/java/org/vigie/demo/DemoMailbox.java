package org.vigie.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A mail server that keeps every mail for whatever address, on free ports of this machine: SMTP to
 * send to, IMAP to read from (any password is right), and a small web page to read in the browser.
 */
public final class DemoMailbox implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final GreenMail mails;
  private final HttpServer pages;

  private DemoMailbox(GreenMail mails, HttpServer pages) {
    this.mails = mails;
    this.pages = pages;
  }

  /** Starts all three on free ports. */
  public static DemoMailbox start() throws IOException {
    return start(0);
  }

  /**
   * @param webPort for the web page, 0 for a free one
   */
  public static DemoMailbox start(int webPort) throws IOException {
    GreenMail mails =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP)
            });
    mails.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    mails.start();
    HttpServer pages =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), webPort), 0);
    DemoMailbox mailbox = new DemoMailbox(mails, pages);
    pages.createContext("/", new MailboxPages(mailbox::mails));
    pages.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    pages.start();
    return mailbox;
  }

  public String host() {
    return HOST;
  }

  public int smtpPort() {
    return mails.getSmtp().getPort();
  }

  public int imapPort() {
    return mails.getImap().getPort();
  }

  /** Where a person reads the mails. */
  public URI page() {
    return URI.create("http://" + HOST + ":" + pages.getAddress().getPort() + "/");
  }

  /** All mails that arrived, newest first. */
  List<ReceivedMail> mails() {
    return Stream.of(mails.getReceivedMessages())
        .map(ReceivedMail::read)
        .sorted(ReceivedMail.NEWEST_FIRST)
        .toList();
  }

  @Override
  public void close() {
    pages.stop(0);
    mails.stop();
  }
}
