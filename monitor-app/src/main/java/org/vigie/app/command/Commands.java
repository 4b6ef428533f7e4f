package org.vigie.app.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.vigie.message.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The command line as a whole. Adding a command is one class here and its name in this list; its
 * words are in {@code messages/command.properties}.
 */
@Command(
    name = "vigie",
    resourceBundle = "messages.command",
    mixinStandardHelpOptions = true,
    subcommands = {
      ServeCommand.class,
      HarvestCommand.class,
      ScanCommand.class,
      ReadCommand.class,
      ArchiveCommand.class,
      RulesCommand.class,
      RematchCommand.class,
      ReviewCommand.class,
      SourcesCommand.class,
      DirectoryCommand.class,
      ClockCommand.class,
      MailCommand.class,
      UserCommand.class,
      SearchCommand.class,
      TrainParserCommand.class
    })
public final class Commands {
  private Commands() {}

  /** Runs one command and returns its exit status. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "logback-command.xml");
    }
    Locale.setDefault(language(System.getenv()));
    Messages words = words();
    return new CommandLine(new Commands())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((exception, given) -> usage(exception, words))
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> {
              command.getErr().println("vigie: " + StartFailures.explain(exception, words));
              return 2;
            })
        .execute(args.length == 0 ? new String[] {"--help"} : args);
  }

  /** Sentences in the language of this run. */
  static Messages words() {
    return new Messages(Locale.getDefault(), "command", "app", "core", "scrapers", "mailer");
  }

  private static int usage(ParameterException exception, Messages words) {
    CommandLine command = exception.getCommandLine();
    command.getErr().println("vigie: " + exception.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, command.getErr());
    command
        .getErr()
        .println(words.get("command.see-help", command.getCommandSpec().qualifiedName()));
    return 2;
  }

  /** French, unless VIGIE_LANG or the system's language says English. */
  private static Locale language(java.util.Map<String, String> environment) {
    String wanted =
        environment.getOrDefault(
            "VIGIE_LANG",
            environment.getOrDefault("LC_ALL", environment.getOrDefault("LANG", "fr")));
    return wanted.startsWith("en") ? Locale.ENGLISH : Locale.FRENCH;
  }
}
