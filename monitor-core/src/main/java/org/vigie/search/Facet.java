package org.vigie.search;

import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** By what a search can be narrowed, and its results counted. */
public enum Facet {
  /** Of the rules that found it, in lower case. */
  FAMILY(Fields.FAMILY),
  /** Codes in upper case: {@code 2A}. */
  DEPARTEMENT("in-departement"),
  REGION("in-region"),
  EPCI("in-epci"),
  COMMUNE("in-commune"),
  /** The buyer's name as published. */
  BUYER("buyer-name"),
  /** The buyer's SIREN. */
  AUTHORITY("authority"),
  SOURCE(Fields.SOURCE),
  /** In lower case: {@code open}, {@code award}. */
  KIND(Fields.KIND),
  YEAR("year"),
  /** 8 digits; narrowed by any beginning of them. */
  CPV(Fields.CPV);

  private final String field;

  Facet(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }

  /** What has this value. */
  Query query(String value) {
    return switch (this) {
      case CPV -> new PrefixQuery(new Term(field, SearchIndex.digits(value)));
      case FAMILY, SOURCE, KIND -> new TermQuery(new Term(field, value.toLowerCase(Locale.ROOT)));
      case DEPARTEMENT, REGION, EPCI, COMMUNE ->
          new TermQuery(new Term(field, value.toUpperCase(Locale.ROOT)));
      case BUYER, AUTHORITY, YEAR -> new TermQuery(new Term(field, value));
    };
  }
}
