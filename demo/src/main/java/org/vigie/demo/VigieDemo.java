package org.vigie.demo;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
  @Option(names = "--check", descriptionKey = "demo.check")
  private boolean check;

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "demo.port")
  private int port = -1;

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
    try (DemoWorld world = DemoWorld.start(home, check ? 0 : port, out)) {
      if (check) {
        return world.check(out) ? 0 : 1;
      }
      world.tell(out);
      Thread.currentThread().join();
      return 0;
    }
  }
}
