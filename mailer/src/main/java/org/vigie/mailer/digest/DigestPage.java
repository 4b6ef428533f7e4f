package org.vigie.mailer.digest;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alert.Passage;

/** What the templates of a digest print, every sentence in the reader's language. */
public record DigestPage(
    String subject,
    String preheader,
    String title,
    String summary,
    List<Section> sections,
    String read,
    String unread,
    URI details,
    URI manage,
    URI leave) {
  public DigestPage {
    sections = List.copyOf(sections);
  }

  /** The only find of a mail that was asked for at once. */
  public Item only() {
    return sections.getFirst().items().getFirst();
  }

  /**
   * @param count for example "1 sur 2, abrégé ici"
   * @param rest words of the link to what this mail has no room for; null where it has all
   */
  public record Section(
      String heading,
      String capitals,
      String count,
      List<Item> items,
      @Nullable String rest,
      URI restLink) {
    public Section {
      items = List.copyOf(items);
    }
  }

  /**
   * @param number "1. " in a section of several, else empty
   * @param shape stands for the section, for who scans the page
   * @param context family and place
   * @param facts kind, amount, dates
   * @param passage null where only a code matched
   * @param where for example "page 7"
   * @param reasons why this person gets it
   * @param reported what became of it, and when it was told before; null where it is new
   * @param contest until when it can be contested; null where it cannot
   */
  public record Item(
      String number,
      String shape,
      String context,
      String title,
      String facts,
      @Nullable Passage passage,
      String where,
      String reasons,
      @Nullable String reported,
      @Nullable String contest,
      URI page,
      @Nullable URI source,
      @Nullable URI ask) {}
}
