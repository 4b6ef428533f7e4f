package org.vigie.app.command;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.mailer.inbox.MailClassifier;
import org.vigie.mailer.inbox.MailVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigie mail}: what is done with mails outside the service. */
@Command(name = "mail", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class MailCommand {
  /** More than any bounce; a mail above is read as far as this. */
  private static final int MAX_MAIL_BYTES = 20_000_000;

  private static final Pattern FIRST_LINE = Pattern.compile("From |[!-9;-~]{1,70}:");

  @Spec private CommandSpec spec;

  /**
   * Says of each mail in files or folders what it is, one JSON object a line. Exit status 2 where a
   * file could not be read.
   */
  @Command(name = "classify", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int classify(
      @Parameters(arity = "1..*", paramLabel = "PATH", descriptionKey = "mail.classify.path")
          List<Path> paths)
      throws IOException {
    JsonLines lines = new JsonLines(spec.commandLine().getOut());
    MailClassifier classifier = new MailClassifier();
    boolean allRead = true;
    for (Path file : files(paths)) {
      try (var in = Files.newInputStream(file)) {
        lines.print(json(file, classifier.classify(in.readNBytes(MAX_MAIL_BYTES))));
      } catch (IOException | MessagingException unreadable) {
        spec.commandLine()
            .getErr()
            .println(Commands.words().get("mail.classify.unreadable", file, unreadable.toString()));
        allRead = false;
      }
    }
    return allRead ? 0 : 2;
  }

  private static Map<String, @Nullable Object> json(Path file, MailVerdict verdict) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("file", file.toString());
    line.put("kind", verdict.kind().word());
    line.put("status", verdict.status());
    line.put("address", verdict.address());
    line.put("reason", verdict.reason());
    return line;
  }

  private static List<Path> files(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        try (var walk = Files.walk(path)) {
          walk.filter(Files::isRegularFile)
              .filter(MailCommand::isMail)
              .sorted()
              .forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    return files;
  }

  /** In a folder, files of another name that do not begin with a header are something else. */
  private static boolean isMail(Path file) {
    if (file.getFileName().toString().endsWith(".eml")) {
      return true;
    }
    try (var in = Files.newInputStream(file)) {
      return FIRST_LINE
          .matcher(new String(in.readNBytes(200), StandardCharsets.ISO_8859_1))
          .lookingAt();
    } catch (IOException unreadable) {
      return true;
    }
  }
}
