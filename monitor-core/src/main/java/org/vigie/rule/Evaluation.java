package org.vigie.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigie.reading.PageText;

/**
 * What the rules say of a labelled set. Shares are from 0 to 1, and 1 where there was nothing to
 * find.
 *
 * @param familyRecall share of the relevant texts found for which every family expected was found
 * @param familyF1 micro-averaged F1 over all families of all texts found
 */
public record Evaluation(
    int texts,
    double precision,
    double recall,
    double familyRecall,
    double familyF1,
    List<Miss> misses) {

  public Evaluation {
    misses = List.copyOf(misses);
  }

  /** A text on which rules and people differ. */
  public record Miss(
      String id,
      boolean relevant,
      Set<String> expected,
      Set<String> found,
      Set<String> rules,
      String text) {
    public Miss {
      expected = Set.copyOf(expected);
      found = Set.copyOf(found);
      rules = Set.copyOf(rules);
    }

    /** Found or not as it should be, but under other families. */
    public boolean isOnlyFamily() {
      return relevant == !found.isEmpty();
    }
  }

  /** Runs the matcher over the set. */
  public static Evaluation of(Matcher matcher, LabelledSet set) {
    int right = 0;
    int found = 0;
    int relevant = 0;
    int complete = 0;
    int familiesRight = 0;
    int familiesFound = 0;
    int familiesExpected = 0;
    List<Miss> misses = new ArrayList<>();
    for (LabelledSet.Entry entry : set.entries()) {
      List<Matcher.Found> all = matcher.match(lone(entry.text()));
      Set<String> families = all.stream().map(Matcher.Found::family).collect(Collectors.toSet());
      Set<String> common = new TreeSet<>(entry.families());
      common.retainAll(families);
      found += families.isEmpty() ? 0 : 1;
      relevant += entry.relevant() ? 1 : 0;
      if (entry.relevant() && !families.isEmpty()) {
        right++;
        complete += families.containsAll(entry.families()) ? 1 : 0;
        familiesRight += common.size();
        familiesFound += families.size();
        familiesExpected += entry.families().size();
      }
      if (entry.relevant() == families.isEmpty() || !families.equals(entry.families())) {
        Set<String> rules = all.stream().map(Matcher.Found::ruleId).collect(Collectors.toSet());
        misses.add(
            new Miss(
                entry.id(), entry.relevant(), entry.families(), families, rules, entry.text()));
      }
    }
    return new Evaluation(
        set.entries().size(),
        share(right, found),
        share(right, relevant),
        share(complete, right),
        share(2 * familiesRight, familiesFound + familiesExpected),
        misses);
  }

  /** A text that is no publication: a lone file, an example. Its CPV codes are those it writes. */
  public static Matcher.Subject lone(String text) {
    return new Matcher.Subject(
        "",
        null,
        WrittenCpv.in(text),
        null,
        List.of(new Matcher.Text(List.of(new PageText(1, "", text)))));
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
