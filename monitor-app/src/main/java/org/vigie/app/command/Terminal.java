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

  /**
   * One line without control characters and marks of direction: text from outside gives no orders.
   */
  static String line(String text) {
    return text.replaceAll("[\\s\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+", " ");
  }
}
