package org.vigie.publication;

/** What a publication is, in the field's terms. */
public enum PublicationKind {
  PLANNED,
  OPEN,
  CORRECTED,
  CANCELLED,
  AWARDED,
  AMENDED,
  ACT,
  DELIBERATION,
  PAGE
}
