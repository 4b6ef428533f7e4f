package org.vigie.message;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The message bundles of all modules, {@code messages/<module>.properties} in French and {@code
 * _en} in English. Patterns are those of {@link MessageFormat}: a lone apostrophe is doubled.
 */
public final class Messages {
  private static final ResourceBundle.Control FRENCH_IS_THE_BASE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final List<ResourceBundle> bundles = new ArrayList<>();
  private final Locale locale;

  /**
   * @param modules names of the bundles, for example {@code core}
   */
  public Messages(Locale locale, String... modules) {
    this.locale = locale;
    for (String module : modules) {
      bundles.add(ResourceBundle.getBundle("messages/" + module, locale, FRENCH_IS_THE_BASE));
    }
  }

  public Locale locale() {
    return locale;
  }

  public String get(Message message) {
    return get(message.key(), message.arguments().toArray());
  }

  /**
   * The sentence; the key itself where no bundle has it, so that a gap is seen and breaks nothing.
   */
  public String get(String key, Object... arguments) {
    if (key.isEmpty()) {
      return "";
    }
    for (ResourceBundle bundle : bundles) {
      if (bundle.containsKey(key)) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
      }
    }
    return key;
  }
}
