package org.vigie.app.command;

import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.vigie.stage.BatchStages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigie serve}: the web pages and the schedules, until it is stopped. */
@Command(name = "serve", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private Folders folders = new Folders();

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "option.port")
  private int port = -1;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    var context = Application.start(folders, WebApplicationType.SERVLET, port);
    context.getBean(BatchStages.class).continueInterrupted();
    String actualPort = context.getEnvironment().getProperty("local.server.port", "?");
    out.println(Commands.words().get("command.serving", "http://localhost:" + actualPort));
    out.flush();
    Thread.currentThread().join();
    return 0;
  }
}
