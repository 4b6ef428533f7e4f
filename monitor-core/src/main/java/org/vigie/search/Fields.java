package org.vigie.search;

/** Names in the index. One entry a page, under the publication that it belongs to. */
final class Fields {
  static final String STEM = "stem";
  static final String EXACT = "exact";
  static final String TEXT = "text";
  static final String TITLE = "title";
  static final String BUYER = "buyer";
  static final String PLACE = "place";
  static final String DEPARTEMENT = "departement";
  static final String SOURCE = "source";
  static final String KIND = "kind";
  static final String CPV = "cpv";
  static final String FAMILY = "family";

  /** For the order by date; every entry has one. */
  static final String DATE = "date";

  /** For periods; only entries whose date is known have one. */
  static final String DAY = "day";

  static final String PUBLICATION = "publication";
  static final String DOCUMENT = "document";
  static final String PAGE = "page";
  static final String ORDER = "order";

  private Fields() {}
}
