package org.vigie.stage;

/** Thrown by a run now where another process is running that stage, and goes on doing so. */
public final class StageBusy extends RuntimeException {
  private final Stage stage;

  StageBusy(Stage stage) {
    super("stage " + stage + " is running in another process");
    this.stage = stage;
  }

  public Stage stage() {
    return stage;
  }
}
