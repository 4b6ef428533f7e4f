package org.vigie.app.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Messages;
import org.vigie.stage.Stage;
import org.vigie.stage.Stages.Run;

/**
 * Shows how the stages go on: a bar on a terminal, a line at the beginning of each stage elsewhere.
 * Hears from several threads.
 */
final class StageProgressBar implements Consumer<Run>, AutoCloseable {
  private final PrintWriter err;
  private final Messages words;
  private final boolean interactive = Terminal.isInteractive();
  private @Nullable Stage stage;
  private @Nullable ProgressBar bar;

  StageProgressBar(PrintWriter err, Messages words) {
    this.err = err;
    this.words = words;
  }

  @Override
  public synchronized void accept(Run run) {
    String name = words.get("stage." + run.stage().name().toLowerCase(Locale.ROOT));
    if (run.stage() != stage) {
      close();
      stage = run.stage();
      if (interactive) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(Math.max(run.total(), run.done()))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
      } else {
        err.println(name);
        err.flush();
      }
    }
    if (bar != null) {
      bar.maxHint(Math.max(run.total(), run.done()));
      bar.stepTo(run.done());
      bar.setExtraMessage(" " + run.doing());
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
