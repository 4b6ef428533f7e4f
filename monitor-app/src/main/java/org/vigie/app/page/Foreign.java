package org.vigie.app.page;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text from outside, made harmless for the eye; templates encode it besides. */
public final class Foreign {
  private static final Pattern DIRECTION_CONTROLS =
      Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f]");
  private static final Pattern NOT_SLUG = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private Foreign() {}

  /** A title or file name that cannot turn its own ending round. */
  public static String name(String text) {
    return DIRECTION_CONTROLS.matcher(text).replaceAll("\ufffd");
  }

  /** The readable tail of an address: at most 60 of a-z, 0-9 and hyphen; may be empty. */
  public static String tail(String title) {
    String plain = ACCENTS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD)).replaceAll("");
    String slug = NOT_SLUG.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    String cut = slug.length() > 60 ? slug.substring(0, 60) : slug;
    return cut.replaceAll("^-+|-+$", "");
  }

  /** The address if it is one that a browser may open, else empty: never {@code javascript:}. */
  public static String link(String url) {
    String lower = url.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://") ? url.strip() : "";
  }
}
