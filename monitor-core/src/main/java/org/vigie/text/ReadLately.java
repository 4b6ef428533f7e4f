package org.vigie.text;

import org.jspecify.annotations.Nullable;

/**
 * Words read lately: texts repeat their words, and those of other texts. Each has one place, which
 * the next one with that place takes. Threads see old or new entries, and both are right.
 */
final class ReadLately {
  private static final int FIRST = 1 << 10;
  private static final int MOST = 1 << 17;
  private static final int LONGEST = 40;

  private volatile @Nullable WordReading[] entries = new WordReading[FIRST];
  private int taken;

  @Nullable WordReading get(String cased) {
    @Nullable WordReading[] all = entries;
    WordReading entry = all[Hashes.spread(cased.hashCode()) & (all.length - 1)];
    return entry != null && entry.cased().equals(cased) ? entry : null;
  }

  void put(WordReading reading) {
    if (reading.cased().length() > LONGEST) {
      return;
    }
    @Nullable WordReading[] all = entries;
    if (taken > all.length / 2 && all.length < MOST) {
      all = grown(all);
    }
    int place = place(reading, all);
    taken += all[place] == null ? 1 : 0;
    all[place] = reading;
  }

  private @Nullable WordReading[] grown(@Nullable WordReading[] all) {
    @Nullable WordReading[] larger = new WordReading[all.length * 4];
    for (WordReading entry : all) {
      if (entry != null) {
        larger[place(entry, larger)] = entry;
      }
    }
    entries = larger;
    return larger;
  }

  private static int place(WordReading reading, @Nullable WordReading[] among) {
    return Hashes.spread(reading.cased().hashCode()) & (among.length - 1);
  }
}
