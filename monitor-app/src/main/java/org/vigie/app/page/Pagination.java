package org.vigie.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a list stands: « Précédente, 1 … 4 5 6 … 400, Suivante ».
 *
 * @param number the page shown, from 1
 * @param pages how many there are, at least 1
 * @param total items in all
 * @param beyond true where a page after the last was asked for, which is then shown
 */
public record Pagination(int number, int pages, int size, long total, boolean beyond) {
  /** Reads the page asked for; what is not a number of at least 1 means the first page. */
  public static Pagination of(@Nullable String asked, int size, long total) {
    int wanted = number(asked);
    int pages = Math.clamp((total + size - 1) / size, 1, Integer.MAX_VALUE);
    return new Pagination(Math.min(wanted, pages), pages, size, total, wanted > pages);
  }

  private static int number(@Nullable String asked) {
    try {
      return asked == null ? 1 : Math.max(1, Integer.parseInt(asked.strip()));
    } catch (NumberFormatException notANumber) {
      return 1;
    }
  }

  public int offset() {
    return (number - 1) * size;
  }

  public long first() {
    return total == 0 ? 0 : offset() + 1L;
  }

  public long last() {
    return Math.min(total, (long) offset() + size);
  }

  public boolean several() {
    return pages > 1;
  }

  /**
   * One step of the list of pages.
   *
   * @param gap true where pages are left out before this one
   */
  public record Step(int number, String href, boolean current, boolean gap) {}

  /** First, last and the neighbours of the page shown. */
  public List<Step> steps(IntFunction<String> href) {
    TreeSet<Integer> numbers = new TreeSet<>(List.of(1, pages, number));
    numbers.add(Math.max(1, number - 1));
    numbers.add(Math.min(pages, number + 1));
    List<Step> steps = new ArrayList<>();
    int before = 0;
    for (int page : numbers) {
      steps.add(new Step(page, href.apply(page), page == number, page > before + 1));
      before = page;
    }
    return List.copyOf(steps);
  }
}
