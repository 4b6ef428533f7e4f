package org.vigie.alert;

import java.util.Optional;
import org.vigie.publication.PublicationKind;

/** The kinds of publication that a subscriber can choose among. */
public enum ActKind {
  VOTE,
  TENDER,
  AWARD,
  AMENDMENT,
  AUTHORISATION;

  /** Empty for a plain page, which only who chose no kind is told of. */
  static Optional<ActKind> of(PublicationKind kind) {
    return switch (kind) {
      case DELIBERATION -> Optional.of(VOTE);
      case PLANNED, OPEN, CORRECTED, CANCELLED -> Optional.of(TENDER);
      case AWARDED -> Optional.of(AWARD);
      case AMENDED -> Optional.of(AMENDMENT);
      case ACT -> Optional.of(AUTHORISATION);
      case PAGE -> Optional.empty();
    };
  }
}
