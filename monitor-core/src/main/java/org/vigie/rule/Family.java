package org.vigie.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The topics that people subscribe to. Their names for people are in the pages' bundle. */
public enum Family {
  VIDEOPROTECTION,
  VSA,
  BIOMETRIE,
  LAPI,
  DRONES,
  AUDIO,
  VERBALISATION,
  SMARTCITY,
  CAPTEURS_MOBILES,
  PREDICTIF,
  EXPLOITATION,
  ACCES,
  CAMERAS_INDIVIDUELLES,
  TRANSPORTS_ECOLES,
  FINANCEMENT,
  AUTORISATION;

  /** As rules, addresses and the database write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Family::id).toList();
  }
}
