package org.vigie.scrapers.reading;

import java.util.Locale;

/** What a file's name claims it to be. */
final class FileNames {
  private FileNames() {}

  static boolean hasExtension(String name, String... extensions) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String extension : extensions) {
      if (lower.endsWith("." + extension)) {
        return true;
      }
    }
    return false;
  }
}
