package org.vigie.app.command;

/** Whether somebody is looking. */
final class Terminal {
  private Terminal() {}

  /**
   * JDK 25 gives no console again where there is no terminal, JDK 22 to 24 gave one that had to be
   * asked.
   */
  @SuppressWarnings("SystemConsoleNull")
  static boolean isInteractive() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  /** One line without control characters: text from outside must not steer the terminal. */
  static String line(String text) {
    return text.replaceAll("[\\s\\p{Cc}]+", " ");
  }
}
