package org.vigie.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.archive.Archive;
import org.vigie.archive.VerifyArchive;
import org.vigie.reading.ReadingStatus;
import org.vigie.reading.Readings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigie archive}: whether the evidence is whole, and what of it shall be read again. */
@Command(name = "archive", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class ArchiveCommand {
  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec;

  /** Exit status 0 whole, 1 something is missing, changed or not accounted for. */
  @Command(name = "verify", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int verify() {
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      var archive = context.getBean(Archive.class);
      var out = spec.commandLine().getOut();
      VerifyArchive.Result result =
          new VerifyArchive(context.getBean(JdbcClient.class), archive)
              .run(
                  finding ->
                      out.println(
                          Commands.words()
                              .get(
                                  "archive." + finding.fault().name().toLowerCase(Locale.ROOT),
                                  finding.sha256(),
                                  archive.path(finding.sha256()))));
      out.println(
          Commands.words()
              .get(
                  "archive.verified",
                  result.checked(),
                  result.missing(),
                  result.corrupt(),
                  result.orphans()));
      return result.isWhole() ? 0 : 1;
    }
  }

  /** Exit status 0 something will be read again, 1 nothing. */
  @Command(name = "retry", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int retry(
      @Option(names = "--status", paramLabel = "STATUS", descriptionKey = "archive.status")
          List<String> statuses,
      @Parameters(arity = "0..*", paramLabel = "SHA256", descriptionKey = "archive.sha256")
          List<String> hashes) {
    List<ReadingStatus> wanted = new ArrayList<>();
    for (String status : statuses == null ? List.<String>of() : statuses) {
      wanted.add(statusOf(status));
    }
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      Readings readings = context.getBean(Readings.class);
      long again = wanted.stream().mapToLong(readings::retryAll).sum();
      for (String sha256 : hashes == null ? List.<String>of() : hashes) {
        if (readings.retry(sha256)) {
          again++;
        } else {
          spec.commandLine()
              .getErr()
              .println("vigie: " + Commands.words().get("archive.no-reading", sha256));
        }
      }
      spec.commandLine().getOut().println(Commands.words().get("archive.again", again));
      return again > 0 ? 0 : 1;
    }
  }

  private static ReadingStatus statusOf(String given) {
    List<String> known = new ArrayList<>();
    for (ReadingStatus status : ReadingStatus.values()) {
      if (status.id().equals(given)) {
        return status;
      }
      known.add(status.id());
    }
    throw new BadInput("archive.unknown-status", given, String.join(", ", known));
  }
}
