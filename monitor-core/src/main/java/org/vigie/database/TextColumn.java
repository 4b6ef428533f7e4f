package org.vigie.database;

import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;

/** Makes foreign text fit a column: PostgreSQL refuses NUL, and columns have a length. */
public final class TextColumn {
  private TextColumn() {}

  public static String fit(String text, int most) {
    String storable = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    if (storable.length() <= most) {
      return storable;
    }
    int end = Character.isHighSurrogate(storable.charAt(most - 2)) ? most - 2 : most - 1;
    return storable.substring(0, end) + "…";
  }

  public static @Nullable String fitOrNull(@Nullable String text, int most) {
    return text == null || text.isBlank() ? null : fit(text, most);
  }

  /** A message in its stored form; where it is too long its arguments lose their ends. */
  public static @Nullable String fitOrNull(Message message, int most) {
    if (message.isNone()) {
      return null;
    }
    String stored = message.store();
    for (int length = most / 2; stored.length() > most && length > 1; length /= 2) {
      int longest = length;
      stored =
          new Message(
                  message.key(),
                  message.arguments().stream().map(argument -> fit(argument, longest)).toList())
              .store();
    }
    return stored;
  }
}
