package org.vigie.alert;

/** Why a publication is told: it is new to the person, or what became of something they know. */
public enum News {
  NEW,
  /** Another publication of a dossier that the person was told of. */
  SAME_PROJECT,
  CORRECTED,
  AWARDED,
  AMENDED,
  CANCELLED,
  DOCUMENT_REPLACED,
  /** The days in which a known act can be contested come to their end. */
  CONTEST_ENDS
}
