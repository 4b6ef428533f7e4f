package org.vigie.publication;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What changed from one revision of a publication to another: its facts field by field, its words
 * passage by passage.
 *
 * @param facts that changed, in the order of {@link PublicationFacts}; {@code documents} last
 * @param passages where the text changed, in reading order
 * @param isCut true where the texts were too long to be compared to their end
 */
public record RevisionDifference(List<FactChange> facts, List<Passage> passages, boolean isCut) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Pattern BEFORE_WORD = Pattern.compile("(?<=\\s)(?=\\S)");

  /** Comparing takes time by the product of length and difference; texts come from outside. */
  private static final int MOST_LINES = 3_000;

  private static final int MOST_WORDS = 1_500;
  private static final int MOST_PASSAGES = 100;

  public RevisionDifference {
    facts = List.copyOf(facts);
    passages = List.copyOf(passages);
  }

  /**
   * What a revision holds.
   *
   * @param facts as kept in the database, a JSON object
   * @param documents names and addresses of the files behind it
   */
  public record Side(String facts, String text, List<String> documents) {
    public Side {
      documents = List.copyOf(documents);
    }
  }

  /**
   * A fact that changed; empty on the side where it was not stated.
   *
   * @param field its name in {@link PublicationFacts}
   */
  public record FactChange(String field, String before, String after) {}

  /** A place where the text changed, with the line before it where there is one. */
  public record Passage(List<Segment> segments) {
    public Passage {
      segments = List.copyOf(segments);
    }
  }

  /** Words that stayed, went or came. */
  public record Segment(Kind kind, String text) {}

  /** What became of some words. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED;

    /** The word for machines. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static RevisionDifference between(Side before, Side after) {
    List<String> old = before.text().lines().toList();
    List<String> now = after.text().lines().toList();
    List<Passage> passages = passages(first(old, MOST_LINES), first(now, MOST_LINES));
    boolean isCut =
        old.size() > MOST_LINES || now.size() > MOST_LINES || passages.size() > MOST_PASSAGES;
    return new RevisionDifference(facts(before, after), first(passages, MOST_PASSAGES), isCut);
  }

  public boolean isEmpty() {
    return facts.isEmpty() && passages.isEmpty();
  }

  private static List<FactChange> facts(Side before, Side after) {
    JsonNode old = JSON.readTree(before.facts());
    JsonNode now = JSON.readTree(after.facts());
    List<FactChange> changes = new ArrayList<>();
    for (var component : PublicationFacts.class.getRecordComponents()) {
      String field = component.getName();
      add(changes, field, words(old.path(field)), words(now.path(field)));
    }
    add(
        changes,
        "documents",
        String.join("\n", before.documents()),
        String.join("\n", after.documents()));
    return changes;
  }

  private static void add(List<FactChange> changes, String field, String old, String now) {
    if (!old.equals(now)) {
      changes.add(new FactChange(field, old, now));
    }
  }

  private static String words(JsonNode value) {
    List<String> parts = new ArrayList<>();
    collect(value, parts);
    return String.join(", ", parts);
  }

  private static void collect(JsonNode value, List<String> parts) {
    if (value.isArray()) {
      value.forEach(part -> collect(part, parts));
    } else if (value.isObject()) {
      List<String> inside = new ArrayList<>();
      value.forEach(part -> collect(part, inside));
      parts.add(String.join(" ", inside));
    } else if (!value.isNull() && !value.isMissingNode()) {
      parts.add(value.asString());
    }
  }

  /** A stretch where the two sides differ. */
  private record Hunk(int from, int to, int otherFrom, int otherTo) {
    boolean isFollowedBy(Hunk next) {
      return to == next.from && otherTo == next.otherFrom;
    }
  }

  /** The algorithm in linear space gives what went and what came as two neighbours: joined here. */
  private static List<Hunk> hunks(List<String> old, List<String> now) {
    List<Hunk> hunks = new ArrayList<>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>()).getDeltas()) {
      Chunk<String> source = delta.getSource();
      Chunk<String> target = delta.getTarget();
      Hunk hunk =
          new Hunk(
              source.getPosition(),
              source.getPosition() + source.size(),
              target.getPosition(),
              target.getPosition() + target.size());
      if (!hunks.isEmpty() && hunks.getLast().isFollowedBy(hunk)) {
        Hunk first = hunks.removeLast();
        hunk = new Hunk(first.from(), hunk.to(), first.otherFrom(), hunk.otherTo());
      }
      hunks.add(hunk);
    }
    return hunks;
  }

  private static List<Passage> passages(List<String> old, List<String> now) {
    List<Passage> passages = new ArrayList<>();
    for (Hunk hunk : hunks(old, now)) {
      List<Segment> segments = new ArrayList<>();
      if (hunk.otherFrom() > 0) {
        segments.add(new Segment(Kind.SAME, now.get(hunk.otherFrom() - 1) + "\n"));
      }
      segments.addAll(
          inside(
              words(old.subList(hunk.from(), hunk.to())),
              words(now.subList(hunk.otherFrom(), hunk.otherTo()))));
      passages.add(new Passage(segments));
    }
    return passages;
  }

  private static List<Segment> inside(List<String> old, List<String> now) {
    List<Segment> segments = new ArrayList<>();
    if (old.size() > MOST_WORDS || now.size() > MOST_WORDS) {
      add(segments, Kind.REMOVED, old);
      add(segments, Kind.ADDED, now);
      return segments;
    }
    int at = 0;
    for (Hunk hunk : hunks(old, now)) {
      add(segments, Kind.SAME, old.subList(at, hunk.from()));
      add(segments, Kind.REMOVED, old.subList(hunk.from(), hunk.to()));
      add(segments, Kind.ADDED, now.subList(hunk.otherFrom(), hunk.otherTo()));
      at = hunk.to();
    }
    add(segments, Kind.SAME, old.subList(at, old.size()));
    return segments;
  }

  private static void add(List<Segment> segments, Kind kind, List<String> words) {
    if (!words.isEmpty()) {
      segments.add(new Segment(kind, String.join("", words)));
    }
  }

  /** Each word with the white space behind it, so that joined words are the text again. */
  private static List<String> words(List<String> lines) {
    return lines.isEmpty()
        ? List.of()
        : BEFORE_WORD.splitAsStream(String.join("\n", lines) + "\n").toList();
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }
}
