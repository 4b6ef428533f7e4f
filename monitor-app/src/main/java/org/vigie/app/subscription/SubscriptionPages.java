package org.vigie.app.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vigie.alert.Answer;
import org.vigie.alert.Choice;
import org.vigie.alert.Preview;
import org.vigie.alert.SubscriberView;
import org.vigie.alert.SubscriptionView;
import org.vigie.alert.Subscriptions;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;

/** Makes the pages of subscriptions. */
@Component
class SubscriptionPages {
  static final List<String> FAMILIES =
      List.of(
          "videoprotection",
          "vsa",
          "biometrie",
          "lapi",
          "drones",
          "audio",
          "verbalisation",
          "smartcity",
          "capteurs_mobiles",
          "predictif",
          "exploitation",
          "acces",
          "cameras_individuelles",
          "transports_ecoles",
          "financement",
          "autorisation");
  private static final int LISTED = 8;
  private static final int CHOICES = 8;

  private final Subscriptions subscriptions;
  private final Places places;

  SubscriptionPages(Subscriptions subscriptions, Places places) {
    this.subscriptions = subscriptions;
    this.places = places;
  }

  /**
   * The form, ready to print.
   *
   * @param suggestions where what was typed may mean several places
   */
  record FormPage(
      SubscriptionForm form,
      List<Named> chosen,
      List<Named> suggestions,
      List<Box> families,
      List<FormError> errors,
      Seen preview) {
    public boolean bad(String field) {
      return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    /** The sentence above that field; empty where nothing is wrong with it. */
    public String error(String field) {
      return errors.stream()
          .filter(error -> error.field().equals(field))
          .map(FormError::sentence)
          .findFirst()
          .orElse("");
    }
  }

  /** A place with its code in the form {@code departement:99}. */
  record Named(String code, String name) {}

  /** A choice that can be ticked. */
  record Box(String id, String word, boolean ticked) {}

  /** What the choice would have sent. */
  record Seen(String summary, List<Line> lines) {}

  /** A find in the preview. */
  record Line(String date, String family, String title, String href) {}

  /** A subscription in a sentence, with what its owner can do to it. */
  record Held(long id, String summary, String paused, String leave) {}

  /** What a person's own page shows. */
  record Own(String address, String since, List<Held> subscriptions, List<String> mails) {}

  /** What was made of the typed place. */
  record PlacesOf(List<Place> chosen, List<Place> suggestions, boolean unknown) {}

  PlacesOf placesOf(SubscriptionForm form) {
    List<Place> chosen = new ArrayList<>();
    for (String code : form.places()) {
      find(code).ifPresent(chosen::add);
    }
    if (form.place().isEmpty()) {
      return new PlacesOf(chosen, List.of(), false);
    }
    List<Place> meant = meant(form.place());
    if (meant.size() == 1) {
      if (!chosen.contains(meant.getFirst())) {
        chosen.add(meant.getFirst());
      }
      return new PlacesOf(chosen, List.of(), false);
    }
    return new PlacesOf(chosen, meant, meant.isEmpty());
  }

  private List<Place> meant(String typed) {
    for (PlaceCode.Kind kind : List.of(PlaceCode.Kind.DEPARTEMENT, PlaceCode.Kind.COMMUNE)) {
      var exact = places.find(new PlaceCode(kind, typed.toUpperCase(Locale.ROOT)));
      if (exact.isPresent()) {
        return List.of(exact.get());
      }
    }
    List<Place> found = places.search(typed, CHOICES);
    List<Place> sameName =
        found.stream().filter(place -> place.name().equalsIgnoreCase(typed)).toList();
    return sameName.size() == 1 ? sameName : found;
  }

  private Optional<Place> find(String code) {
    try {
      return places.find(PlaceCode.parse(code));
    } catch (IllegalArgumentException notAPlace) {
      return Optional.empty();
    }
  }

  FormPage form(SubscriptionForm form, List<FormError> errors, Say say) {
    PlacesOf meant = placesOf(form);
    List<FormError> all = new ArrayList<>(errors);
    if (meant.unknown()) {
      all.add(new FormError("lieu", say.text("subscribe.error.place", form.place())));
    }
    return new FormPage(
        form,
        meant.chosen().stream().map(place -> named(place, say)).toList(),
        meant.suggestions().stream().map(place -> named(place, say)).toList(),
        FAMILIES.stream()
            .map(id -> new Box(id, say.word("family.", id), form.families().contains(id)))
            .toList(),
        all,
        preview(form.choice(meant.chosen()), say));
  }

  private static Named named(Place place, Say say) {
    String name =
        switch (place.code().kind()) {
          case COMMUNE ->
              say.text("place.named", place.name(), String.valueOf(place.departement()));
          case DEPARTEMENT -> say.text("place.named", place.name(), place.code().code());
          case EPCI, REGION -> place.name();
        };
    return new Named(place.code().toString(), name);
  }

  private Seen preview(Choice choice, Say say) {
    Preview preview = subscriptions.preview(choice, LISTED);
    return new Seen(
        preview.finds() == 0
            ? say.text("subscribe.preview.none")
            : say.text("subscribe.preview.some", preview.mails(), preview.finds()),
        preview.latest().stream()
            .map(
                line ->
                    new Line(
                        say.date(line.foundOn()),
                        say.word("family.", line.family()),
                        Foreign.name(line.title()),
                        "/reperages/" + line.matchId()))
            .toList());
  }

  List<FormError> errors(Answer.Refused refused, Say say) {
    return refused.mistakes().stream()
        .map(
            mistake ->
                new FormError(
                    switch (mistake.field()) {
                      case "address" -> "adresse";
                      case "families" -> "famille";
                      case "places" -> "lieu";
                      default -> "heure";
                    },
                    say.text(mistake.message())))
        .toList();
  }

  /** « Valmoire, Drones : chaque jour à 7 h ». */
  String summary(SubscriptionView subscription, Say say) {
    Choice choice = subscription.choice();
    String where =
        choice.isEverywhere()
            ? say.text("subscription.everywhere")
            : String.join(", ", subscription.places());
    String what =
        choice.families().isEmpty()
            ? say.text("subscription.all-families")
            : String.join(
                ", ",
                choice.families().stream().map(family -> say.word("family.", family)).toList());
    return say.text(
        "subscription.summary",
        where,
        what,
        say.text(
            "subscription.rhythm." + choice.rhythm().name().toLowerCase(Locale.ROOT),
            choice.hour()));
  }

  Own own(SubscriberView person, Say say) {
    return new Own(
        person.address().masked(),
        say.date(say.dayOf(person.since())),
        person.subscriptions().stream()
            .map(
                one ->
                    new Held(
                        one.id(),
                        summary(one, say),
                        one.pausedUntil() == null
                            ? ""
                            : say.text("manage.paused", say.date(one.pausedUntil())),
                        "/desabonnement/" + one.leaveToken()))
            .toList(),
        person.lastMails().stream()
            .map(mail -> say.text("manage.mail", say.moment(mail.composedAt()), mail.finds()))
            .toList());
  }
}
