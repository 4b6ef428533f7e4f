package org.vigie.alert;

import org.vigie.place.PlaceCode;

/** What a place is called in a sentence; its code where the name is not known. */
@FunctionalInterface
public interface PlaceNames {
  String nameOf(PlaceCode place);
}
