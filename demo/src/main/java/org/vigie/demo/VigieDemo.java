package org.vigie.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code vigie demo}: the whole service with invented portals and a mailbox inside, nothing from
 * outside. With {@code --check} it walks the path of an activist and a volunteer by itself, and
 * ends with 0 or 1.
 */
@Command(name = "vigie demo", resourceBundle = "messages.demo", mixinStandardHelpOptions = true)
public final class VigieDemo implements Callable<Integer> {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Option(names = "--check", descriptionKey = "demo.check")
  private boolean check;

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "demo.port")
  private int port = -1;

  @Option(names = "--world-only", paramLabel = "DIR", descriptionKey = "demo.world-only")
  private @Nullable Path worldOnly;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new VigieDemo())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .execute(args));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path home = Path.of(System.getProperty("vigie.home", ""));
    if (worldOnly != null) {
      return playWorldOnly(home, worldOnly, out);
    }
    try (DemoWorld world = DemoWorld.start(home, check ? 0 : port, out)) {
      if (check) {
        return world.check(out) ? 0 : 1;
      }
      world.tell(out);
      Thread.currentThread().join();
      return 0;
    }
  }

  /** Portals and mailbox for another process, which is told of them by a folder of settings. */
  private static int playWorldOnly(Path home, Path folder, PrintWriter out)
      throws IOException, InterruptedException {
    try (DemoPortals portals = DemoPortals.start(LocalDate.now(Clock.system(PARIS)));
        DemoMailbox mailbox = DemoMailbox.start()) {
      DemoFolder.write(home, folder, portals);
      Files.writeString(
          folder.resolve("application.yml"),
          DemoResources.filled(
              "world-only.yml",
              Map.of(
                  "portals",
                  "127.0.0.1:" + portals.port(),
                  "smtp",
                  Integer.toString(mailbox.smtpPort()))));
      out.println(mailbox.page());
      out.flush();
      Thread.currentThread().join();
      return 0;
    }
  }
}
