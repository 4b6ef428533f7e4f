package org.vigie.rule;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Collectors;
import org.vigie.text.Word;

/**
 * An expression in a few words of French, as mails and pages quote it: « caméra PRÈS DE plaque ».
 * What it excludes is left out.
 */
final class Wording {
  private static final int MOST_PARTS = 4;
  private static final int LONGEST = 160;
  private static final String CUT = "…";

  private Wording() {}

  static String of(Expression expression) {
    String wording = words(expression);
    return wording.length() > LONGEST ? wording.substring(0, LONGEST - 1).strip() + CUT : wording;
  }

  private static String words(Expression expression) {
    return switch (expression) {
      case Expression.Phrase phrase ->
          phrase.words().stream().map(Wording::word).collect(Collectors.joining(" "));
      case Expression.Any any -> joined(any.parts(), " OU ");
      case Expression.All all -> joined(all.parts(), " ET ");
      case Expression.AtLeast some -> some.number() + " PARMI (" + joined(some.parts(), ", ") + ")";
      case Expression.Near near -> joined(near.parts(), " PRÈS DE ");
      case Expression.SameSentence same -> joined(same.parts(), " DANS LA MÊME PHRASE QUE ");
      case Expression.Unless unless -> words(unless.wanted());
      case Expression.UnlessNear unless -> words(unless.wanted());
      case Expression.Cpv cpv -> "CPV " + cpv.prefix();
      case Expression.Field field ->
          (field.name() == Expression.Field.Name.TITLE ? "TITRE " : "ACHETEUR ")
              + words(field.wanted());
      case Expression.Kind kind -> "NATURE " + String.join(" OU ", kind.kinds());
      case Expression.Amount amount ->
          "MONTANT "
              + (amount.least() == null ? "" : "DE " + amount.least().toPlainString())
              + (amount.most() == null ? "" : " JUSQU'À " + amount.most().toPlainString());
      case Expression.Place place ->
          "LIEU " + place.codes().stream().map(Object::toString).sorted().collect(joining(" OU "));
      case Expression.WordList list -> list.name().replace('-', ' ');
    };
  }

  private static String word(Word word) {
    return word instanceof Word.Prefix prefix ? prefix.written() + CUT : word.written();
  }

  private static String joined(List<Expression> parts, String between) {
    String first =
        parts.stream().limit(MOST_PARTS).map(Wording::part).collect(Collectors.joining(between));
    return parts.size() > MOST_PARTS ? first + between + CUT : first;
  }

  private static String part(Expression part) {
    boolean several =
        switch (part) {
          case Expression.Any any -> any.parts().size() > 1;
          case Expression.All _, Expression.Near _, Expression.SameSentence _ -> true;
          default -> false;
        };
    return several ? "(" + words(part) + ")" : words(part);
  }
}
