package org.vigie.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.vigie.alert.Answer.Mistake;
import org.vigie.message.Message;
import org.vigie.place.PlaceCode;
import org.vigie.search.ArchiveSearch;

/** What is wrong with what a visitor asked for: all of it, field by field. */
final class ChoiceCheck {
  private static final Pattern FAMILY = Pattern.compile("[a-z][a-z_]{1,31}");
  private static final Pattern PLACE = Pattern.compile("[0-9A-Z]{1,9}");
  private static final Pattern SIREN = Pattern.compile("[0-9]{9}");
  private static final int MOST_PLACES = 50;
  private static final int MOST_BUYERS = 50;
  private static final int LONGEST_FAMILIES = 400;

  private ChoiceCheck() {}

  static List<Mistake> mistakes(String address, Choice choice) {
    var mistakes = new ArrayList<Mistake>();
    if (address.isBlank()) {
      mistakes.add(new Mistake("address", Message.of("alert.address.missing")));
    } else if (EmailAddress.parse(address).isEmpty()) {
      mistakes.add(
          new Mistake("address", Message.of("alert.address.wrong", PlainText.line(address, 100))));
    }
    mistakes.addAll(mistakes(choice));
    return mistakes;
  }

  static List<Mistake> mistakes(Choice choice) {
    var mistakes = new ArrayList<Mistake>();
    for (String family : choice.families()) {
      if (!FAMILY.matcher(family).matches()) {
        mistakes.add(
            new Mistake("families", Message.of("alert.family.wrong", PlainText.line(family, 40))));
      }
    }
    if (String.join(" ", choice.families()).length() > LONGEST_FAMILIES) {
      mistakes.add(new Mistake("families", Message.of("alert.families.many")));
    }
    for (PlaceCode place : choice.places()) {
      if (!PLACE.matcher(place.code()).matches()) {
        mistakes.add(
            new Mistake(
                "places", Message.of("alert.place.wrong", PlainText.line(place.code(), 40))));
      }
    }
    if (choice.places().size() > MOST_PLACES) {
      mistakes.add(
          new Mistake(
              "places", Message.of("alert.places.many", choice.places().size(), MOST_PLACES)));
    }
    for (String siren : choice.buyers()) {
      if (!SIREN.matcher(siren).matches()) {
        mistakes.add(
            new Mistake("buyers", Message.of("alert.buyer.wrong", PlainText.line(siren, 40))));
      }
    }
    if (choice.buyers().size() > MOST_BUYERS) {
      mistakes.add(
          new Mistake(
              "buyers", Message.of("alert.buyers.many", choice.buyers().size(), MOST_BUYERS)));
    }
    ArchiveSearch.mistakeIn(choice.search())
        .ifPresent(sentence -> mistakes.add(new Mistake("search", sentence)));
    if (choice.hour() < 0 || choice.hour() > 23) {
      mistakes.add(new Mistake("hour", Message.of("alert.hour.wrong", choice.hour())));
    }
    return mistakes;
  }
}
