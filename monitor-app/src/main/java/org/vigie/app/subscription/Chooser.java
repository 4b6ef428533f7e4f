package org.vigie.app.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.place.Place;
import org.vigie.place.PlaceCode;
import org.vigie.place.Places;
import org.vigie.request.Authorities;
import org.vigie.request.Authority;

/** Finds the places and buyers that somebody means by what they typed. */
@Component
class Chooser {
  private static final Pattern SIREN = Pattern.compile("\\d{9}");
  private static final int CHOICES = 8;

  private final Places places;
  private final Authorities authorities;

  Chooser(Places places, Authorities authorities) {
    this.places = places;
    this.authorities = authorities;
  }

  /** Something chosen, or that may be meant, with the value that the form sends for it. */
  record Named(String code, String name) {}

  /**
   * What was made of the form's places and buyers.
   *
   * @param likelyPlaces where what was typed may mean several places
   * @param errors what was typed and is unknown, or may be several
   */
  record Chosen(
      List<Place> places,
      List<Place> likelyPlaces,
      List<Named> buyers,
      List<Named> likelyBuyers,
      List<FormError> errors) {
    List<String> sirens() {
      return buyers.stream().map(Named::code).toList();
    }
  }

  Chosen chosen(SubscriptionForm form, Say say) {
    List<FormError> errors = new ArrayList<>();
    List<Place> chosen = new ArrayList<>();
    form.places().forEach(code -> find(code).ifPresent(chosen::add));
    List<Place> likely = form.place().isEmpty() ? List.of() : meant(form.place());
    if (likely.size() == 1) {
      chosen.addAll(likely);
    } else if (!form.place().isEmpty()) {
      errors.add(error("lieu", likely.isEmpty() ? "place" : "which", form.place(), say));
    }
    List<Named> buyers = new ArrayList<>(form.buyers().stream().map(this::buyer).toList());
    List<Named> likelyBuyers = form.buyer().isEmpty() ? List.of() : buyersMeant(form.buyer());
    if (likelyBuyers.size() == 1) {
      buyers.addAll(likelyBuyers);
    } else if (!form.buyer().isEmpty()) {
      errors.add(
          error("acheteur", likelyBuyers.isEmpty() ? "buyer" : "which-buyer", form.buyer(), say));
    }
    return new Chosen(
        chosen.stream().distinct().toList(),
        likely.size() == 1 ? List.of() : likely,
        buyers.stream().distinct().toList(),
        likelyBuyers.size() == 1 ? List.of() : likelyBuyers,
        errors);
  }

  private static FormError error(String field, String key, String typed, Say say) {
    return new FormError(field, say.text("subscribe.error." + key, typed));
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

  private List<Named> buyersMeant(String typed) {
    String digits = typed.replaceAll("[\\s.]", "");
    if (digits.matches("\\d{9}|\\d{14}")) {
      return List.of(buyer(digits.substring(0, 9)));
    }
    return authorities.search(typed, CHOICES).stream()
        .filter(authority -> authority.siren() != null)
        .map(authority -> new Named(Objects.requireNonNull(authority.siren()), authority.name()))
        .distinct()
        .toList();
  }

  /** With the name that a directory has for it, else its number. */
  private Named buyer(String siren) {
    if (!SIREN.matcher(siren).matches()) {
      return new Named(siren, siren);
    }
    return new Named(
        siren,
        places
            .governedBy(siren)
            .map(Place::bodyName)
            .or(() -> authorities.withSiren(siren).map(Authority::name))
            .orElse(siren));
  }

  static Named named(Place place, Say say) {
    String name =
        switch (place.code().kind()) {
          case COMMUNE ->
              say.text("place.named", place.name(), String.valueOf(place.departement()));
          case DEPARTEMENT -> say.text("place.named", place.name(), place.code().code());
          case EPCI -> place.name();
          case REGION -> say.text("place.region.named", place.name());
        };
    return new Named(place.code().toString(), name);
  }
}
