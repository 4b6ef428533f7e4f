package org.vigie.scrapers.listing;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Label;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.source.Checkpoint;
import org.vigie.source.Connector.Outcome;
import org.vigie.source.Health;

/** What went well and what did not in one walk, and so how it ended. */
final class WalkLedger {
  /** A site that is down answers none of its pages; a list has hundreds of them. */
  private static final int MOST_FAILURES_IN_A_ROW = 3;

  /** What a month's list holds may be dated in the month after. */
  private static final int SPILL_DAYS = 31;

  private final URI start;
  private final LocalDate today;
  private final List<String> unreadable = new ArrayList<>();
  private final List<Message> shortfalls = new ArrayList<>();
  private @Nullable LocalDate newest;
  private boolean isCut;
  private LocalDate wholeSince = LocalDate.MIN;
  private int items;
  private int failuresInARow;
  private int details;
  private int withoutDocuments;
  private @Nullable Trouble withoutDocument;

  WalkLedger(URI start, LocalDate today, @Nullable LocalDate newestSeen) {
    this.start = start;
    this.today = today;
    newest = newestSeen;
    if (newestSeen != null) {
      wholeSince(newestSeen.minusDays(ItemReader.OVERLAP_DAYS));
    }
  }

  void met(int elements) {
    items += elements;
  }

  void unreadable(String what) {
    unreadable.add(Label.name(what));
  }

  void shortfall(Message what) {
    shortfalls.add(what);
  }

  /** A date to come is a mistake of the page or a meeting's; the next walk must not begin there. */
  void dated(@Nullable LocalDate date) {
    if (date != null && !date.isAfter(today) && (newest == null || date.isAfter(newest))) {
      newest = date;
    }
  }

  /** The list is longer than what is walked of it. */
  void cut() {
    isCut = true;
  }

  /** The list of this period was not walked. */
  void leftOut(Period period) {
    period.end().ifPresentOrElse(end -> wholeSince(end.plusDays(SPILL_DAYS)), this::cut);
  }

  /** What is older than this was not walked. */
  void wholeSince(LocalDate day) {
    wholeSince = day.isAfter(wholeSince) ? day : wholeSince;
  }

  void answered() {
    failuresInARow = 0;
  }

  /** Keeps a page's trouble as that page's alone; a block and a site that is down are not. */
  Trouble kept(Trouble trouble) throws Trouble {
    failuresInARow++;
    if (trouble.health() == Health.BLOCKED || failuresInARow >= MOST_FAILURES_IN_A_ROW) {
      throw trouble;
    }
    return trouble;
  }

  void detail() {
    details++;
  }

  void withoutDocument(URI page, Trouble why) {
    withoutDocuments++;
    withoutDocument = why;
    unreadable(page.toString());
  }

  Outcome outcome(Checkpoint began) throws Trouble {
    if (withoutDocument != null && withoutDocuments == details) {
      throw withoutDocument;
    }
    if (!unreadable.isEmpty()) {
      shortfalls.addFirst(
          Message.of("connector.partial.items", start, unreadable.size(), unreadable.getFirst()));
    }
    if (!shortfalls.isEmpty()) {
      return new Outcome(began, Health.PARTIAL, shortfalls.getFirst(), 0);
    }
    if (items == 0) {
      return new Outcome(began, Health.EMPTY, Message.of("connector.empty", start), 0);
    }
    return Outcome.complete(newest == null ? began : new Checkpoint(newest.toString()))
        .meetingAllSince(isCut ? null : wholeSince);
  }
}
