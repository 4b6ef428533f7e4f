package org.vigie.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.vigie.app.wiring.Configured;
import org.vigie.match.Rematch;
import org.vigie.match.Rematches;
import org.vigie.match.RuleBook;
import org.vigie.message.Messages;
import org.vigie.stage.BatchStages;
import org.vigie.stage.StageBusy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigie rematch}: the whole archive against the rules in force; goes on after a kill. */
@Command(name = "rematch", resourceBundle = "messages.command", mixinStandardHelpOptions = true)
final class RematchCommand implements Callable<Integer> {
  @Mixin private Folders folders = new Folders();

  @Option(names = "--rule", paramLabel = "ID", descriptionKey = "rematch.rule")
  private @Nullable String rule;

  @Option(names = "--alert", descriptionKey = "rematch.alert")
  private boolean alerting;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Messages words = Commands.words();
    try (var context = Application.start(folders, WebApplicationType.NONE, -1)) {
      RuleBook book = context.getBean(Configured.class).ruleBook();
      if (rule != null && book.rules().stream().noneMatch(known -> known.id().equals(rule))) {
        throw new BadInput("rematch.unknown-rule", rule);
      }
      Rematches rematches = context.getBean(Rematches.class);
      rematches.ask(rule, alerting, "vigie rematch");
      try (StageProgressBar progress = new StageProgressBar(spec.commandLine().getErr(), words)) {
        context.getBean(BatchStages.class).rematch(progress);
      } catch (StageBusy busy) {
        throw new BadInput("harvest.busy", busy.stage());
      }
      Rematch done = rematches.latest(1).getFirst();
      spec.commandLine().getOut().println(words.get("rematch.done", done.found(), done.lost()));
      return done.endedAt() == null || done.cancelled() ? 2 : 0;
    }
  }
}
