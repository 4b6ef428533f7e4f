package org.vigie.mailer.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An SMTP server that answers a command as it was told to, and everything else with "250". */
final class ScriptedSmtp implements AutoCloseable {
  /** The command that stands for the end of a mail's data. */
  static final String END_OF_DATA = ".";

  final List<String> accepted = new CopyOnWriteArrayList<>();
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final ServerSocket server;
  private final Map<String, Runnable> atCommand = new ConcurrentHashMap<>();
  private volatile Runnable inData = () -> {};
  private volatile Runnable afterAccepting = () -> {};

  ScriptedSmtp() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  ScriptedSmtp answering(String command, String reply) {
    replies.put(command, reply);
    return this;
  }

  ScriptedSmtp answeringAsUsual() {
    replies.clear();
    return this;
  }

  /** Runs before the command is answered. */
  ScriptedSmtp atCommand(String command, Runnable deed) {
    atCommand.put(command, deed);
    return this;
  }

  /** Runs when a mail's first line has come. */
  ScriptedSmtp inData(Runnable deed) {
    inData = deed;
    return this;
  }

  /** Runs when the client has been told that its mail is accepted. */
  ScriptedSmtp afterAccepting(Runnable deed) {
    afterAccepting = deed;
    return this;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        converse(socket);
      } catch (SocketException closed) {
        // The test or the client has hung up.
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  private void converse(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    say(socket, "220 scripted.example");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.split("[ :]", 2)[0];
      String reply = replies.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 ok");
      atCommand.getOrDefault(command, () -> {}).run();
      if (command.equals("DATA") && reply.startsWith("354")) {
        say(socket, reply);
        String mail = readMail(in);
        if (mail == null) {
          return;
        }
        reply = replies.getOrDefault(END_OF_DATA, "250 queued");
        if (reply.startsWith("250")) {
          accepted.add(mail);
          say(socket, reply);
          afterAccepting.run();
          continue;
        }
      }
      say(socket, reply);
    }
  }

  /** Null where the client hung up before the end. */
  private @Nullable String readMail(BufferedReader in) throws IOException {
    var mail = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        return mail.toString();
      }
      if (mail.isEmpty()) {
        inData.run();
      }
      mail.append(line).append('\n');
    }
    return null;
  }

  private static void say(Socket socket, String reply) throws IOException {
    socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
