package org.vigie.app.subscription;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.vigie.alert.Choice;
import org.vigie.alert.Rhythm;
import org.vigie.alert.SubscriberView;
import org.vigie.alert.SubscriptionView;
import org.vigie.app.page.Foreign;
import org.vigie.app.page.Say;

/** Puts a person's subscriptions into words. */
@Component
class OwnPages {
  /** A subscription in a sentence, with what its owner can do to it. */
  record Held(long id, String summary, String paused, String leave) {}

  /** What a person's own page shows. */
  record Own(
      String address,
      String since,
      String language,
      List<Held> subscriptions,
      List<String> mails) {}

  /** « Valmoire, Drones, recherche « mur d'images » : chaque jour à 7 h ». */
  String summary(SubscriptionView subscription, Say say) {
    Choice choice = subscription.choice();
    String where =
        choice.isEverywhere()
            ? say.text("subscription.everywhere")
            : String.join(", ", subscription.places());
    List<String> what = new ArrayList<>();
    what.add(
        choice.families().isEmpty()
            ? say.text("subscription.all-families")
            : String.join(
                ", ",
                choice.families().stream().map(family -> say.word("family.", family)).toList()));
    choice.kinds().forEach(kind -> what.add(say.word("act-kind.", SubscriptionForm.id(kind))));
    if (!choice.search().isEmpty()) {
      what.add(say.text("subscription.search", Foreign.name(choice.search())));
    }
    return say.text(
        "subscription.summary",
        where,
        String.join(", ", what),
        say.text(
                "subscription.rhythm." + choice.rhythm().name().toLowerCase(Locale.ROOT),
                choice.hour())
            + zone(choice.rhythm(), choice.zone(), say));
  }

  private static String zone(Rhythm rhythm, ZoneId zone, Say say) {
    return rhythm == Rhythm.AT_ONCE || zone.equals(Rhythm.PARIS)
        ? ""
        : say.text("subscription.zone", say.word("zone.", zone.getId()));
  }

  Own own(SubscriberView person, Say say) {
    return new Own(
        person.address().masked(),
        say.date(say.dayOf(person.since())),
        person.language().getLanguage(),
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
