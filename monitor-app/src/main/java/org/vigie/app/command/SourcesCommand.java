package org.vigie.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.vigie.fetch.FetchPolicy;
import org.vigie.message.Message;
import org.vigie.message.Messages;
import org.vigie.source.Health;
import org.vigie.source.Source;
import org.vigie.source.SourceId;
import org.vigie.source.SourceState;
import org.vigie.source.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigie sources}: what is watched and whether it is well written, and how healthy it is. */
@Command(
    name = "sources",
    resourceBundle = "messages.command",
    mixinStandardHelpOptions = true,
    subcommands = {ParseCommand.class, SourcesCheckCommand.class, SourcesTryCommand.class})
final class SourcesCommand {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(PARIS);

  @Mixin private Folders folders = new Folders();

  @Spec private CommandSpec spec;

  @Command(name = "list", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--format", paramLabel = "text|json", descriptionKey = "option.format")
          @Nullable OutputFormat format) {
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      Sources sources = context.getBean(Sources.class);
      List<SourceState> states = sources.list();
      LocalDate today = LocalDate.now(context.getBean(Clock.class).withZone(PARIS));
      PrintWriter out = spec.commandLine().getOut();
      Messages words = Commands.words();
      JsonLines lines = new JsonLines(out);
      for (SourceState state : states) {
        if (format == OutputFormat.JSON) {
          lines.print(json(state, policy(sources, state), words));
        } else {
          out.println(
              "%-28s %-10s %-18s %-12s %s"
                  .formatted(
                      state.id(),
                      state.type(),
                      state.health() == null
                          ? words.get("sources.never-read")
                          : words.get("health." + state.health().id()),
                      state.healthSince() == null ? "" : DAY.format(state.healthSince()),
                      words.get(state.reason())));
          if (state.lastSuccessAt() == null) {
            out.println("    ○ " + words.get("source.unverified"));
          }
          robots(policy(sources, state), today).map(words::get).ifPresent(out::println);
        }
      }
      return states.stream().allMatch(state -> state.health() == Health.OK || state.paused())
          ? 0
          : 1;
    }
  }

  @Command(name = "pause", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int pause(
      @Parameters(paramLabel = "SOURCE", descriptionKey = "sources.id") String id,
      @Option(
              names = "--reason",
              required = true,
              paramLabel = "TEXT",
              descriptionKey = "sources.pause.reason")
          String reason) {
    return change(id, "sources.paused", (sources, source) -> sources.pause(source, reason));
  }

  @Command(name = "resume", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
  int resume(@Parameters(paramLabel = "SOURCE", descriptionKey = "sources.id") String id) {
    return change(id, "sources.resumed", Sources::resume);
  }

  /** The folders as given to the command above; picocli hands options down, not objects. */
  static Folders folders(CommandSpec below) {
    return ((SourcesCommand) below.parent().userObject()).folders;
  }

  private int change(String id, String sentence, BiConsumer<Sources, SourceId> change) {
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      Sources sources = context.getBean(Sources.class);
      SourceState state =
          sources.list().stream()
              .filter(known -> known.id().value().equals(id))
              .findFirst()
              .orElseThrow(() -> new BadInput("harvest.unknown-source", id, sources.active()));
      change.accept(sources, state.id());
      spec.commandLine().getOut().println(Commands.words().get(sentence, state.name()));
      return 0;
    }
  }

  private static FetchPolicy policy(Sources sources, SourceState state) {
    return sources.definition(state.id()).map(Source::policy).orElse(FetchPolicy.DEFAULT);
  }

  /** The line about an exception from robots.txt, where there is one. */
  private static Optional<Message> robots(FetchPolicy policy, LocalDate today) {
    return policy.ignoreRobotsReason() == null
        ? Optional.empty()
        : Optional.of(
            Message.of(
                policy.isReviewOverdue(today) ? "source.robots.overdue" : "source.robots.ignored",
                policy.ignoreRobotsReason(),
                String.valueOf(policy.robotsReviewOn())));
  }

  private static Map<String, @Nullable Object> json(
      SourceState state, FetchPolicy policy, Messages words) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("source", state.id().value());
    line.put("type", state.type());
    line.put("health", state.health() == null ? null : state.health().id());
    line.put("reason", words.get(state.reason()));
    line.put("since", Objects.toString(state.healthSince(), null));
    line.put("verified", state.lastSuccessAt() != null);
    line.put("lastNew", Objects.toString(state.lastNewAt(), null));
    line.put("robotsIgnored", policy.ignoreRobotsReason());
    line.put("robotsReview", Objects.toString(policy.robotsReviewOn(), null));
    return line;
  }
}
