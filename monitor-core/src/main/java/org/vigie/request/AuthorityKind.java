package org.vigie.request;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.vigie.place.PlaceCode;

/** What kind of public body an authority is: it decides which law its acts fall under. */
public enum AuthorityKind {
  /** Acts and accounts open under L2121-26 CGCT. */
  COMMUNE,
  /** Acts and accounts open under L5211-46 CGCT. */
  EPCI,
  DEPARTEMENT,
  REGION,
  PREFECTURE,
  OTHER;

  private record Sign(Pattern words, AuthorityKind kind) {}

  private static final List<Sign> SIGNS =
      List.of(
          sign("pr[ée]fecture|pr[ée]fet|pr[ée]f[eè]te", PREFECTURE),
          sign(
              "communaut[ée]|m[ée]tropole|agglom[ée]ration|syndicat intercommunal|sivu|sivom",
              EPCI),
          sign("commune|ville|mairie|municipalit[ée]", COMMUNE),
          sign("d[ée]partement|conseil (d[ée]partemental|g[ée]n[ée]ral)", DEPARTEMENT),
          sign("r[ée]gion|conseil r[ée]gional", REGION));

  /** The kind that a name speaks of at its beginning; {@link #OTHER} where it says nothing. */
  public static AuthorityKind guess(String name) {
    String lower = name.strip().toLowerCase(Locale.FRENCH);
    return SIGNS.stream()
        .filter(sign -> sign.words().matcher(lower).lookingAt())
        .map(Sign::kind)
        .findFirst()
        .orElse(OTHER);
  }

  /** Whether a body of this kind governs a place of that level. */
  boolean governs(PlaceCode.Kind level) {
    return switch (this) {
      case COMMUNE -> level == PlaceCode.Kind.COMMUNE;
      case EPCI -> level == PlaceCode.Kind.EPCI;
      case DEPARTEMENT, PREFECTURE -> level == PlaceCode.Kind.DEPARTEMENT;
      case REGION -> level == PlaceCode.Kind.REGION;
      case OTHER -> false;
    };
  }

  private static Sign sign(String words, AuthorityKind kind) {
    return new Sign(
        Pattern.compile("(la |le )?(" + words + ")\\b", Pattern.UNICODE_CHARACTER_CLASS), kind);
  }
}
