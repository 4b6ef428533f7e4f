package org.vigie.mailer.digest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.vigie.alert.Choice;
import org.vigie.alert.Notice;
import org.vigie.alert.Rhythm;

/**
 * What the templates of a notice print, every sentence in the reader's language.
 *
 * @param asked the subscription in plain words, a line each
 * @param link what the mail is there for
 * @param until last day on which the link works
 * @param service domain of the service that writes
 */
public record NoticePage(
    boolean neutral, List<String> asked, URI link, String until, String service) {
  public NoticePage {
    asked = List.copyOf(asked);
  }

  static NoticePage of(Notice.Confirm confirm, String service) {
    var wording = new Wording(confirm.language());
    var asked = new ArrayList<String>();
    Choice choice = confirm.choice();
    asked.add(
        wording.say(
            "mail.confirm.families",
            choice.families().isEmpty()
                ? wording.say("mail.confirm.families.all")
                : String.join(", ", choice.families().stream().map(wording::family).toList())));
    if (!choice.kinds().isEmpty()) {
      asked.add(
          wording.say(
              "mail.confirm.kinds",
              String.join(", ", choice.kinds().stream().map(wording::actKind).toList())));
    }
    if (!choice.search().isEmpty()) {
      asked.add(wording.say("mail.confirm.search", choice.search()));
    }
    asked.add(wording.say("mail.confirm.places", allOf(confirm.where(), wording)));
    asked.add(
        wording.say(
            "mail.confirm.rhythm",
            choice.rhythm() == Rhythm.AT_ONCE
                ? wording.rhythm(choice.rhythm())
                : wording.say(
                    "mail.confirm.rhythm.at",
                    wording.rhythm(choice.rhythm()),
                    wording.hour(choice.hour()),
                    wording.zone(choice.zone()))));
    if (choice.heartbeat()) {
      asked.add(wording.say("mail.confirm.heartbeat"));
    }
    return new NoticePage(
        confirm.neutral(),
        asked,
        confirm.link(),
        wording.longDay(Wording.inParis(confirm.validUntil())),
        service);
  }

  static NoticePage of(Notice.Left left, String service) {
    var wording = new Wording(left.language());
    return new NoticePage(
        left.neutral(),
        List.of(wording.say("mail.confirm.places", allOf(left.places(), wording))),
        left.undo(),
        wording.longDay(Wording.inParis(left.undoUntil())),
        service);
  }

  private static String allOf(List<String> places, Wording wording) {
    return places.isEmpty() ? wording.places(places) : String.join(", ", places);
  }
}
