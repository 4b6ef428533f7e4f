package org.vigie.scrapers.reading;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;
import java.util.Set;

/**
 * Denies the worker process every outgoing connection, so that nothing in a document causes a
 * request, whatever a library does with a link. Four doors of the JDK are shut: sockets ({@link
 * Socket#setSocketImplFactory}), channels (this class as the process's {@link SelectorProvider},
 * set on its command line), addresses with a remote scheme ({@link
 * URL#setURLStreamHandlerFactory}), and host names (an empty {@code jdk.net.hosts.file}, also on
 * the command line).
 */
public final class NoNetwork extends SelectorProvider {
  private static final Set<String> REMOTE_SCHEMES =
      Set.of("http", "https", "ftp", "mailto", "jmod");

  private static final class Denied extends IOException {
    Denied(String what) {
      super("A document reader opens no connection: " + what);
    }
  }

  /** For the JDK, which makes the provider that its system property names. */
  public NoNetwork() {}

  /** The options of a process in which {@link #install} is called. */
  static List<String> processOptions() {
    return List.of(
        "-Djava.nio.channels.spi.SelectorProvider=" + NoNetwork.class.getName(),
        "-Djdk.net.hosts.file=" + System.getProperty("java.io.tmpdir") + "/vigie-knows-no-host");
  }

  @SuppressWarnings("deprecation") // The one hook that every plain socket passes.
  static void install() throws IOException {
    Socket.setSocketImplFactory(
        () -> {
          throw new IllegalStateException("A document reader opens no connection");
        });
    URL.setURLStreamHandlerFactory(
        scheme -> REMOTE_SCHEMES.contains(scheme) ? new Refusing() : null);
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            throw new IllegalStateException("A document reader opens no connection: " + uri);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            throw new IllegalStateException("A document reader opens no connection: " + uri);
          }
        });
  }

  @Override
  public DatagramChannel openDatagramChannel() throws IOException {
    throw new Denied("datagram");
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
    throw new Denied("datagram");
  }

  @Override
  public Pipe openPipe() throws IOException {
    throw new Denied("pipe");
  }

  @Override
  public AbstractSelector openSelector() throws IOException {
    throw new Denied("selector");
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() throws IOException {
    throw new Denied("server");
  }

  @Override
  public SocketChannel openSocketChannel() throws IOException {
    throw new Denied("socket");
  }

  private static final class Refusing extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      throw new Denied(url.toString());
    }
  }
}
