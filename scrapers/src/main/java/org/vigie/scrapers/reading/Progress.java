package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.reading.PageMethod;
import org.vigie.reading.PageText;
import org.vigie.reading.ReadingStatus;

/**
 * The reading of one file so far: hands out its pages as they come, counts what it costs, and keeps
 * what could not be read for the verdict.
 */
final class Progress {
  /** Thrown through a parser to stop it; the reason is kept in the progress. */
  static final class LimitReached extends RuntimeException {
    LimitReached(String reason) {
      super(reason, null, false, false);
    }
  }

  interface Pages {
    void page(PageText page, @Nullable Picture picture) throws IOException;
  }

  private record Gap(String path, Outcome outcome) {}

  /** A document with less text than this beside a picture may have its text in the picture. */
  private static final int TEXT_OF_ITS_OWN = 200;

  /** Longer lists of gaps are cut: a detail is for a person to read. */
  private static final int GAPS_NAMED = 5;

  private final Limits limits;
  private final Pages pages;
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Gap> pictures = new ArrayList<>();
  private int pagesSeen;
  private int picturesHandedOut;
  private boolean hasImages;
  private int charactersSeen;
  private int embeddedSeen;
  private long embeddedBytes;
  private boolean hasText;
  private String limitReached = "";

  Progress(Limits limits, Pages pages) {
    this.limits = limits;
    this.pages = pages;
  }

  Limits limits() {
    return limits;
  }

  boolean hasText() {
    return hasText;
  }

  int charactersSeen() {
    return charactersSeen;
  }

  /** How many characters may still come; a parser that collects more than that may stop. */
  int charactersLeft() {
    return limits.maxCharacters() - charactersSeen;
  }

  /** Whether the service recognises pictures, and takes one more of this file. */
  boolean wantsPicture() {
    return picturesHandedOut < limits.maxPictures();
  }

  /** Hands out a page, even a blank one: its number counts. */
  void page(String label, String text) {
    page(label, text, null, false);
  }

  /**
   * Hands out a page. Its number counts through the whole file, attachments included.
   *
   * @param picture of the page, for recognition
   * @param isImage the text must be recognised, even where no picture could be made
   */
  void page(String label, String text, @Nullable Picture picture, boolean isImage) {
    if (!limitReached.isEmpty()) {
      throw new LimitReached(limitReached);
    }
    String clean = ShownText.of(text);
    boolean cut = clean.length() > charactersLeft();
    if (cut) {
      clean = ShownText.cut(clean, charactersLeft());
    }
    charactersSeen += clean.length();
    hasText |= !clean.isBlank();
    hasImages |= isImage;
    picturesHandedOut += picture == null ? 0 : 1;
    PageMethod method = isImage ? PageMethod.NEEDS_OCR : PageMethod.TEXT;
    try {
      pages.page(new PageText(++pagesSeen, label, clean, method, null), picture);
    } catch (IOException e) {
      throw new UncheckedIOException("The service no longer listens", e);
    }
    if (cut) {
      stop("text longer than " + limits.maxCharacters() + " characters");
    }
    if (pagesSeen >= limits.maxPages()) {
      limitReached = "more than " + limits.maxPages() + " pages";
    }
  }

  /** False, and remembered, where no further attachment may be opened. */
  boolean mayOpenAttachment(Part container) {
    if (container.depth() >= limits.maxDepth()) {
      limitReached = "attachments nested more than " + limits.maxDepth() + " deep";
      return false;
    }
    if (++embeddedSeen > limits.maxEmbedded()) {
      limitReached = "more than " + limits.maxEmbedded() + " attachments";
      return false;
    }
    return limitReached.isEmpty();
  }

  /** Counts the bytes of an unpacked attachment: an archive bomb ends here. */
  void unpacked(long bytes) {
    embeddedBytes += bytes;
    if (embeddedBytes > 2 * limits.maxBytes()) {
      stop("attachments larger than " + ((2 * limits.maxBytes()) >> 20) + " MB unpacked");
    }
  }

  void stop(String reason) {
    limitReached = reason;
    throw new LimitReached(reason);
  }

  /** Remembers a part that was not read whole. */
  void gap(String path, Outcome outcome) {
    gaps.add(new Gap(path, outcome));
  }

  /** Remembers a picture or object inside an office document; most are logos and decoration. */
  void picture(String path, Outcome outcome) {
    pictures.add(new Gap(path, outcome));
  }

  /** The verdict over the whole file, from how its outermost layer ended. */
  Outcome verdict(Outcome outer) {
    if (outer.status() != ReadingStatus.READ) {
      return outer;
    }
    if (!limitReached.isEmpty()) {
      ReadingStatus status = hasContent() ? ReadingStatus.PARTLY_READ : ReadingStatus.TOO_LARGE;
      return new Outcome(status, "stopped: " + limitReached, outer.mediaType());
    }
    if (charactersSeen < TEXT_OF_ITS_OWN && !hasImages) {
      gaps.addAll(pictures);
    }
    if (gaps.isEmpty()) {
      return hasContent() || !outer.detail().isEmpty()
          ? outer
          : new Outcome(outer.status(), "there is no text in it", outer.mediaType());
    }
    ReadingStatus status =
        hasContent() ? ReadingStatus.PARTLY_READ : gaps.getFirst().outcome().status();
    return new Outcome(status, "not read: " + namedGaps(), outer.mediaType());
  }

  /** Text, or pages that may still give some. */
  private boolean hasContent() {
    return hasText || hasImages;
  }

  String limitReached() {
    return limitReached;
  }

  private String namedGaps() {
    var named = new ArrayList<String>();
    for (Gap gap : gaps.subList(0, Math.min(GAPS_NAMED, gaps.size()))) {
      named.add(
          gap.path() + " (" + gap.outcome().status().id() + ": " + gap.outcome().detail() + ")");
    }
    if (gaps.size() > GAPS_NAMED) {
      named.add(gaps.size() - GAPS_NAMED + " more");
    }
    return String.join(", ", named);
  }
}
