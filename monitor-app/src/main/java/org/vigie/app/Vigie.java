package org.vigie.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.vigie.app.command.Commands;

/**
 * The program's entry point: {@code vigie COMMAND …}. Exit status as grep's: 0 found or well, 1
 * nothing found, 2 an error.
 */
public final class Vigie {
  private Vigie() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(Commands.run(out, err, args));
  }
}
