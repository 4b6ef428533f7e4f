package org.vigie.app.page;

import java.util.regex.Pattern;

/** Addresses of this service only, so that nobody is sent elsewhere by a link of ours. */
public final class Inside {
  private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[^\\s\\\\]{0,2000}");

  private Inside() {}

  /** The path if it is one of ours, else the home page. */
  public static String path(String asked) {
    return PATH.matcher(asked).matches() ? asked : "/";
  }
}
