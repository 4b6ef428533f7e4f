package org.vigie.app.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on standard error where that is a terminal and the work is long enough to wait
 * for.
 */
final class ScanProgress implements AutoCloseable {
  private static final int WORTH_SHOWING = 5;

  private final @Nullable ProgressBar bar;

  private ScanProgress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  static ScanProgress over(int files) {
    if (files < WORTH_SHOWING || !Terminal.isInteractive()) {
      return new ScanProgress(null);
    }
    return new ScanProgress(
        new ProgressBarBuilder()
            .setTaskName("vigie scan")
            .setInitialMax(files)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .build());
  }

  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
