package org.vigie.app.document;

import java.nio.file.Path;
import java.util.Optional;

/** The bytes as they were fetched; the application wires the archive behind it. */
@FunctionalInterface
public interface Originals {
  /** Where they lie; empty where the archive does not hold them. */
  Optional<Path> original(String sha256);
}
