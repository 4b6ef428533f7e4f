package org.vigie.reading;

import java.nio.file.Path;

/**
 * Reads foreign files. Works in separate processes with memory and time limits, so a file that
 * kills its parser costs one process and nothing else. Safe for use by several threads; a call
 * blocks until the file is read or given up.
 */
public interface TextExtractor extends AutoCloseable {
  /**
   * @param name file name as published, a hint only
   * @param declaredMediaType what the server said, a hint only; may be empty
   * @return always a result with a status, never an exception for what the file does
   */
  Extraction extract(Path file, String name, String declaredMediaType);

  @Override
  void close();
}
