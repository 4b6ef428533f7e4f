package org.vigie.search;

/** Names in the index. One entry a page; the pages of a publication stand together. */
final class Fields {
  static final String STEM = "stem";
  static final String EXACT = "exact";
  static final String TEXT = "text";
  static final String TITLE = "title";
  static final String BUYER = "buyer";
  static final String PLACE = "place";
  static final String SOURCE = "source";
  static final String KIND = "kind";
  static final String CPV = "cpv";
  static final String FAMILY = "family";

  /** Days since 1970. */
  static final String DAY = "day";

  /** Seconds since 1970 when it was last new to us: seen, changed, or found by a rule. */
  static final String SEEN = "seen";

  /** Cents without tax; only where it is known. */
  static final String AMOUNT = "amount";

  /** The publication's id as a key, and as a number beside each page. */
  static final String PUBLICATION = "publication";

  static final String NUMBER = "number";
  static final String DOCUMENT = "document";
  static final String PAGE = "page";

  private Fields() {}
}
