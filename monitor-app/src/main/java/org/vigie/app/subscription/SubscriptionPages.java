package org.vigie.app.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vigie.alert.ActKind;
import org.vigie.alert.Answer;
import org.vigie.alert.Choice;
import org.vigie.alert.Preview;
import org.vigie.alert.Previews;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.FormError;
import org.vigie.app.page.Say;
import org.vigie.app.subscription.Chooser.Named;
import org.vigie.message.Message;
import org.vigie.search.ArchiveSearch;

/** Makes the form in which a subscription is chosen, with the preview of what it would send. */
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

  /** More than this in 90 days is more than anybody reads. */
  private static final int TOO_BROAD = 500;

  private final Previews previews;
  private final Chooser chooser;

  SubscriptionPages(Previews previews, Chooser chooser) {
    this.previews = previews;
    this.chooser = chooser;
  }

  /**
   * The form, ready to print.
   *
   * @param suggestions where what was typed may mean several places
   * @param likelyBuyers the same for buyers
   */
  record FormPage(
      SubscriptionForm form,
      List<Named> chosen,
      List<Named> suggestions,
      List<Named> buyers,
      List<Named> likelyBuyers,
      List<Box> families,
      List<Box> kinds,
      List<Named> zones,
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

    /** Whether something beyond place, family and rhythm was chosen. */
    public boolean more() {
      return !buyers.isEmpty()
          || !form.buyer().isEmpty()
          || !form.kinds().isEmpty()
          || !form.search().isEmpty()
          || form.textOnly()
          || form.neutral()
          || form.heartbeat()
          || !form.zone().equals(SubscriptionForm.ZONES.getFirst())
          || !form.language().isEmpty();
    }
  }

  /** A choice that can be ticked. */
  record Box(String id, String word, boolean ticked) {}

  /**
   * What the choice would have sent.
   *
   * @param warning where that is more than anybody reads; empty else
   */
  record Seen(String summary, String warning, List<Line> lines) {}

  /** A find in the preview. */
  record Line(String date, String family, String title, String href) {}

  /** What a form asks for; with errors nothing may be done. */
  record Asked(Choice choice, List<FormError> errors) {}

  Asked asked(SubscriptionForm form, Say say) {
    Chooser.Chosen chosen = chooser.chosen(form, say);
    List<FormError> errors = new ArrayList<>(chosen.errors());
    if (form.some() && form.families().isEmpty()) {
      errors.add(new FormError("famille-videoprotection", say.text("subscribe.error.families")));
    }
    return new Asked(form.choice(chosen.places(), chosen.sirens()), errors);
  }

  /**
   * @param errors of an attempt; empty where the form is only shown
   */
  FormPage form(SubscriptionForm form, List<FormError> errors, Say say) {
    Chooser.Chosen chosen = chooser.chosen(form, say);
    List<FormError> all = new ArrayList<>(errors.isEmpty() ? chosen.errors() : errors);
    Choice choice = form.choice(chosen.places(), chosen.sirens());
    Optional<Message> mistake = ArchiveSearch.mistakeIn(choice.search());
    if (errors.isEmpty()) {
      mistake.ifPresent(sentence -> all.add(new FormError("recherche", say.text(sentence))));
    }
    return new FormPage(
        form,
        chosen.places().stream().map(place -> Chooser.named(place, say)).toList(),
        chosen.likelyPlaces().stream().map(place -> Chooser.named(place, say)).toList(),
        chosen.buyers(),
        chosen.likelyBuyers(),
        FAMILIES.stream()
            .map(id -> new Box(id, say.word("family.", id), form.families().contains(id)))
            .toList(),
        Stream.of(ActKind.values())
            .map(SubscriptionForm::id)
            .map(id -> new Box(id, say.word("act-kind.", id), form.kinds().contains(id)))
            .toList(),
        SubscriptionForm.ZONES.stream()
            .map(zone -> new Named(zone, say.word("zone.", zone)))
            .toList(),
        all,
        mistake.isPresent() ? new Seen("", "", List.of()) : preview(choice, say));
  }

  private Seen preview(Choice choice, Say say) {
    Preview preview = previews.of(choice, LISTED);
    return new Seen(
        preview.finds() == 0
            ? say.text("subscribe.preview.none")
            : say.text("subscribe.preview.some", preview.mails(), preview.finds()),
        preview.finds() > TOO_BROAD
            ? say.text("subscribe.preview.many", preview.finds() * 7 / Preview.DAYS)
            : "",
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
                      case "buyers" -> "acheteur";
                      case "search" -> "recherche";
                      default -> "heure";
                    },
                    say.text(mistake.message())))
        .toList();
  }
}
