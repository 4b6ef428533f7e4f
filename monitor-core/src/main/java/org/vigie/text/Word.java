package org.vigie.text;

/** One word to look for. */
public sealed interface Word {
  /** As it was written, with its accents. */
  String written();

  /** In any inflection, case and disguise; a hyphen in it is optional in the text. */
  record Inflected(String written) implements Word {}

  /** All words that begin so; the star is not part of {@code written}. */
  record Prefix(String written) implements Word {}

  /** A code in capitals such as LAPI: exactly these, whole, never by one letter more or less. */
  record Code(String written) implements Word {}

  /** Just this form: case and accents do not count, and nothing else is forgiven. */
  record Exact(String written) implements Word {}
}
