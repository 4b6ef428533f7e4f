package org.vigie.mailer.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.alert.ContestPeriod;
import org.vigie.alert.Digest;
import org.vigie.alert.Digest.Kind;
import org.vigie.alert.Find;
import org.vigie.alert.Passage;
import org.vigie.alert.Rhythm;

/** Puts one digest into words. Subject and preheader carry nothing that a portal wrote. */
final class DigestWording {
  /** Longer ones are cut on telephones. */
  static final int LONGEST_SUBJECT = 70;

  private final Digest digest;
  private final Wording wording;

  DigestWording(Digest digest) {
    this.digest = digest;
    this.wording = new Wording(digest.language());
  }

  DigestPage page() {
    boolean isOneFind = digest.rhythm() == Rhythm.AT_ONCE && digest.count() == 1;
    return new DigestPage(
        isOneFind ? subjectOf(digest.finds().getFirst()) : subject(),
        isOneFind ? preheaderOf(digest.finds().getFirst()) : preheader(),
        wording.say(
            isOneFind ? "mail.at-once.title" : "mail.digest.title", wording.longDay(digest.day())),
        wording.say(
            "mail.digest.summary",
            wording.places(digest.places()),
            wording.rhythm(digest.rhythm()),
            digest.count()),
        digest.sections().stream().map(this::section).toList(),
        wording.say(
            "mail.ledger.read",
            digest.ledger().sources(),
            digest.ledger().documents(),
            digest.ledger().pages()),
        unread(),
        digest.ledger().details(),
        digest.manage(),
        digest.leave());
  }

  private String subject() {
    if (digest.count() == 0) {
      return digest.neutral()
          ? wording.say("mail.heartbeat.subject.neutral")
          : wording.say("mail.heartbeat.subject", digest.ledger().sources());
    }
    if (digest.neutral()) {
      return wording.say("mail.digest.subject.neutral", wording.day(digest.day(), digest.day()));
    }
    int soon = total(Kind.SOON);
    int fresh = total(Kind.NEW);
    return firstSoon()
        .map(
            find ->
                wording.say(
                    "mail.digest.subject.soon",
                    digest.count(),
                    soon,
                    wording.shortDay(urgentDay(find))))
        .orElseGet(
            () ->
                fresh == 0
                    ? wording.say("mail.digest.subject.follow-ups", total(Kind.FOLLOW_UP))
                    : wording.say("mail.digest.subject", fresh));
  }

  private String preheader() {
    if (digest.count() == 0) {
      return wording.say("mail.heartbeat.preheader");
    }
    if (digest.neutral()) {
      return wording.say("mail.digest.preheader.neutral", digest.count(), total(Kind.SOON));
    }
    var parts = new ArrayList<String>();
    firstSoon()
        .ifPresent(
            find ->
                parts.add(
                    wording.say(
                        find.contest() == null
                            ? "mail.digest.preheader.soon"
                            : "mail.digest.preheader.contest",
                        placeElseFamily(find),
                        wording.day(urgentDay(find), digest.day()))));
    String others =
        wording.say(
            "mail.digest.preheader.others",
            total(Kind.NEW),
            total(Kind.FOLLOW_UP),
            total(Kind.NEW) > 0 && total(Kind.FOLLOW_UP) > 0 ? 1 : 0);
    if (!others.isBlank()) {
      parts.add(
          wording.say(parts.isEmpty() ? "mail.sentence" : "mail.digest.preheader.then", others));
    }
    return String.join(" ", parts);
  }

  private String placeElseFamily(Find find) {
    String place = find.place();
    return place == null ? wording.family(find.family()) : place;
  }

  private String subjectOf(Find find) {
    if (digest.neutral()) {
      return wording.say("mail.at-once.subject.neutral");
    }
    String family = wording.familyInSentence(find.family());
    String place = find.place();
    if (place != null) {
      String subject = wording.say("mail.at-once.subject", family, place);
      if (subject.length() <= LONGEST_SUBJECT) {
        return subject;
      }
    }
    return wording.say("mail.at-once.subject.no-place", family);
  }

  private String preheaderOf(Find find) {
    return digest.neutral() ? wording.say("mail.at-once.preheader.neutral") : facts(find);
  }

  private int total(Kind kind) {
    return digest.sections().stream()
        .filter(section -> section.kind() == kind)
        .mapToInt(Digest.Section::total)
        .sum();
  }

  /** The composer puts the nearest date first. */
  private Optional<Find> firstSoon() {
    return digest.sections().stream()
        .filter(section -> section.kind() == Kind.SOON)
        .flatMap(section -> section.finds().stream())
        .findFirst();
  }

  private static LocalDate urgentDay(Find find) {
    ContestPeriod contest = find.contest();
    return contest == null
        ? Wording.inParis(Objects.requireNonNull(find.deadlineAt()))
        : contest.safe();
  }

  private DigestPage.Section section(Digest.Section section) {
    String heading = wording.say("mail.section." + Wording.id(section.kind()));
    var items = new ArrayList<DigestPage.Item>();
    for (Find find : section.finds()) {
      items.add(item(find, section.kind(), section.total() == 1 ? "" : (items.size() + 1) + ". "));
    }
    return new DigestPage.Section(
        heading,
        wording.upperCase(heading),
        section.more() == 0
            ? String.valueOf(section.total())
            : wording.say("mail.section.count.capped", section.finds().size(), section.total()),
        items,
        section.more() == 0 ? null : wording.say("mail.section.rest", section.more()),
        section.rest());
  }

  private DigestPage.Item item(Find find, Kind kind, String number) {
    String buyer = find.buyer();
    Passage passage = find.passage();
    LocalDate reportedOn = find.reportedOn();
    return new DigestPage.Item(
        number,
        wording.say("mail.shape." + Wording.id(kind)),
        find.place() == null
            ? wording.family(find.family())
            : wording.say("mail.context", wording.family(find.family()), find.place()),
        buyer == null || buyer.isBlank()
            ? find.title()
            : wording.say("mail.title.of-buyer", buyer, find.title()),
        facts(find),
        passage,
        passage == null ? "" : wording.say("mail.passage.page", passage.page()),
        reasons(find),
        reportedOn == null ? null : reported(find, reportedOn),
        contest(find),
        find.page(),
        find.source(),
        find.ask());
  }

  private String facts(Find find) {
    var facts = new ArrayList<String>();
    facts.add(wording.say("kind." + Wording.id(find.kind())));
    if (find.amount() != null) {
      facts.add(wording.amount(find.amount()));
    }
    Instant until = find.deadlineAt();
    if (until != null) {
      LocalDate last = Wording.inParis(until);
      facts.add(
          wording.say(
              last.isBefore(digest.day()) ? "mail.facts.was-until" : "mail.facts.until",
              wording.day(last, digest.day())));
    }
    String published =
        find.publishedOn() == null
            ? ""
            : " "
                + wording.say(
                    "mail.facts.published", wording.day(find.publishedOn(), digest.day()));
    return String.join(", ", facts) + "." + published;
  }

  /** « Attribué. Déjà signalé le 2 septembre. » */
  private String reported(Find find, LocalDate reportedOn) {
    String changed =
        String.join(
            ", ",
            find.changes().stream().map(change -> wording.say("mail.change." + change)).toList());
    return wording.say(
        "mail.reported",
        changed.isEmpty()
            ? wording.say("mail.news." + Wording.id(find.news()))
            : wording.say(
                "mail.news.changes", wording.say("mail.news." + Wording.id(find.news())), changed),
        wording.day(reportedOn, digest.day()));
  }

  /** Only while there is time: what is over helps nobody. */
  private @Nullable String contest(Find find) {
    ContestPeriod contest = find.contest();
    return contest == null || contest.last().isBefore(digest.day())
        ? null
        : wording.say(
            "mail.contest", wording.weekday(contest.safe()), wording.weekday(contest.last()));
  }

  private String reasons(Find find) {
    var parts = new ArrayList<String>();
    Find.Reasons reasons = find.reasons();
    var where = new ArrayList<String>(reasons.places());
    where.addAll(reasons.buyers());
    parts.add(wording.places(where));
    if (!reasons.searches().isEmpty()) {
      parts.add(
          wording.say(
              "mail.reasons.searches", reasons.searches().size(), quoted(reasons.searches())));
    }
    if (!find.rules().isEmpty()) {
      parts.add(wording.say("mail.reasons.rules", find.rules().size(), quoted(find.rules())));
    }
    return wording.say("mail.reasons", String.join(wording.say("mail.ledger.and"), parts));
  }

  private String quoted(List<String> texts) {
    return String.join(", ", texts.stream().map(text -> wording.say("mail.quoted", text)).toList());
  }

  private String unread() {
    Digest.Ledger ledger = digest.ledger();
    var parts = new ArrayList<String>();
    for (Digest.Trouble trouble : ledger.troubles()) {
      parts.add(
          wording.say(
              "mail.ledger.trouble",
              trouble.source(),
              wording.say("health." + trouble.health()),
              wording.shortDay(trouble.since())));
    }
    if (ledger.moreTroubles() > 0) {
      parts.add(wording.say("mail.ledger.more-troubles", ledger.moreTroubles()));
    }
    if (ledger.needOcr() > 0) {
      parts.add(wording.say("mail.ledger.need-ocr", ledger.needOcr()));
    }
    if (ledger.unreadable() > 0) {
      parts.add(wording.say("mail.ledger.unreadable", ledger.unreadable()));
    }
    return parts.isEmpty()
        ? wording.say("mail.ledger.nothing-unread")
        : wording.say("mail.ledger.unread", String.join(wording.say("mail.ledger.and"), parts));
  }
}
