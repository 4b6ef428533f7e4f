package org.vigie.app.command;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.vigie.app.account.Accounts;
import org.vigie.app.account.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigie user}: accounts of volunteers and admins. */
@Command(name = "user", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class UserCommand {
  private static final int RANDOM_BYTES = 12;

  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec;

  @Command(name = "add", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "EMAIL", descriptionKey = "user.email") String email,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "admin|volunteer",
              descriptionKey = "user.role")
          Role role,
      @Option(names = "--name", paramLabel = "NAME", descriptionKey = "user.name")
          @Nullable String name) {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      Accounts accounts = context.getBean(Accounts.class);
      if (accounts.byEmail(email).isPresent()) {
        throw new BadInput("user.exists", email);
      }
      accounts.create(email, name == null ? email : name, role, password);
      spec.commandLine()
          .getOut()
          .println(
              Commands.words()
                  .get("user.added", email, role.name().toLowerCase(Locale.ROOT), password));
      return 0;
    } catch (IllegalArgumentException refused) {
      throw new BadInput("user.refused", email, String.valueOf(refused.getMessage()));
    }
  }
}
