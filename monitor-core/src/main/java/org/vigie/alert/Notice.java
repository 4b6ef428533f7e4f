package org.vigie.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A mail about a subscription itself. */
public sealed interface Notice {
  EmailAddress to();

  Locale language();

  boolean neutral();

  /**
   * Asks the address's owner to confirm.
   *
   * @param key unlike that of any other notice
   * @param where names of places and buyers; empty for the whole country
   * @param validUntil when the link stops working
   */
  record Confirm(
      String key,
      EmailAddress to,
      Locale language,
      Choice choice,
      List<String> where,
      URI link,
      Instant validUntil)
      implements Notice {
    public Confirm {
      where = List.copyOf(where);
    }

    @Override
    public boolean neutral() {
      return choice.neutral();
    }
  }

  /** Says that a subscription was ended from its owner's page, and how to take that back. */
  record Left(
      String key,
      EmailAddress to,
      Locale language,
      boolean neutral,
      List<String> places,
      URI undo,
      Instant undoUntil)
      implements Notice {
    public Left {
      places = List.copyOf(places);
    }
  }
}
