package org.vigie.app.find;

import java.util.Locale;
import org.vigie.app.find.FindFilter.Field;

/** A search for programs: at the page's address with a suffix. */
enum SearchFormat {
  ATOM("application/atom+xml", 50, 50),
  CSV("text/csv", 1000, 1000),
  JSON("application/json", 25, 100);

  private final String mediaType;
  private final int size;
  private final int most;

  SearchFormat(String mediaType, int size, int most) {
    this.mediaType = mediaType;
    this.size = size;
    this.most = most;
  }

  String mediaType() {
    return mediaType;
  }

  /** Results at once, where nothing else is asked for. */
  int size() {
    return size;
  }

  /** Results at once that may be asked for. */
  int most() {
    return most;
  }

  String suffix() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** A feed has an order of its own: what was published long ago may be new to us. */
  String address(FindFilter filter) {
    return (this == ATOM ? filter.without(Field.ORDER) : filter).href(SearchPages.PATH + suffix());
  }
}
