package org.vigie.mailer.digest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
    asked.add(
        wording.say(
            "mail.confirm.families",
            confirm.families().isEmpty()
                ? wording.say("mail.confirm.families.all")
                : String.join(", ", confirm.families().stream().map(wording::family).toList())));
    asked.add(wording.say("mail.confirm.places", allOf(confirm.places(), wording)));
    asked.add(
        wording.say(
            "mail.confirm.rhythm",
            confirm.rhythm() == Rhythm.AT_ONCE
                ? wording.rhythm(confirm.rhythm())
                : wording.say(
                    "mail.confirm.rhythm.at",
                    wording.rhythm(confirm.rhythm()),
                    wording.hour(confirm.hour()))));
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
