package org.vigie.request;

import java.util.List;

/**
 * A file of {@code config/letters/} that cannot be used. The message has a line per mistake: file
 * and line, the value as it stands, what is expected.
 */
public final class BrokenLetterFile extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  BrokenLetterFile(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
