package org.vigie.app.review;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.vigie.app.page.Csv;
import org.vigie.app.page.Say;
import org.vigie.review.Precision;
import org.vigie.review.Precisions;

/** Makes the table of what rules and expressions are worth. */
@Component
public class PrecisionPages {
  /** Below it a share says more about chance than about the rule. */
  private static final int FEW = 5;

  private static final String ADDRESS = "/admin/relecture/precision";
  private static final String CSV_HEAD =
      "rule,family,expression,finds,recent,decided,relevant,precision,lastUseful\r\n";

  private final Precisions precisions;

  PrecisionPages(Precisions precisions) {
    this.precisions = precisions;
  }

  /**
   * The table, ready to print.
   *
   * @param rule whose expressions are shown; empty for all rules
   */
  public record Table(String rule, List<Column> columns, List<Line> lines) {}

  /**
   * A column's head.
   *
   * @param sorted for {@code aria-sort}: {@code descending}, {@code ascending} or empty
   */
  public record Column(String word, String href, String sorted, boolean number) {}

  /**
   * A rule or expression.
   *
   * @param href the rule's expressions, empty for an expression
   * @param precision « 83 % (10 sur 12) », or that there is too little to say
   */
  public record Line(
      String name,
      String href,
      String family,
      String precision,
      String decided,
      String finds,
      String recent,
      String lastUseful) {}

  private enum Order {
    NOM(false),
    PRECISION(true),
    RELUS(true),
    REPERAGES(true),
    RECENTS(true),
    UTILE(true);

    private final boolean number;

    Order(boolean number) {
      this.number = number;
    }

    private String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Order of(String id) {
      return Stream.of(values()).filter(order -> order.id().equals(id)).findFirst().orElse(NOM);
    }
  }

  /** All rules by name. */
  public Table table(Say say) {
    return table("", "", say);
  }

  Table table(String rule, String sortedBy, Say say) {
    Order order = Order.of(sortedBy);
    List<Precision> rows =
        rule.isEmpty()
            ? precisions.rules()
            : precisions.expressions().stream().filter(row -> row.rule().equals(rule)).toList();
    List<Line> lines =
        rows.stream().sorted(comparator(order, say)).map(row -> line(row, say)).toList();
    List<Column> columns =
        Stream.of(Order.values()).map(column -> column(column, order, rule, say)).toList();
    return new Table(rule, columns, lines);
  }

  private static Column column(Order column, Order sorted, String rule, Say say) {
    String href = ADDRESS + "?tri=" + column.id() + (rule.isEmpty() ? "" : "&regle=" + rule);
    String direction = column == Order.NOM ? "ascending" : "descending";
    String name = column == Order.NOM && !rule.isEmpty() ? "expression" : column.id();
    return new Column(
        say.text("precision.column." + name),
        href,
        column == sorted ? direction : "",
        column.number);
  }

  /** Best known first for a column of numbers; what nobody decided comes last. */
  private static Comparator<Precision> comparator(Order order, Say say) {
    Comparator<Precision> byName = Comparator.comparing(row -> name(row, say));
    Comparator<Precision> largest =
        switch (order) {
          case NOM -> byName;
          case PRECISION -> most(row -> row.share().orElse(-1));
          case RELUS -> most(Precision::decided);
          case REPERAGES -> most(Precision::finds);
          case RECENTS -> most(Precision::recent);
          case UTILE ->
              most(row -> row.lastUseful() == null ? 0 : row.lastUseful().getEpochSecond());
        };
    return largest.thenComparing(byName);
  }

  private static Comparator<Precision> most(java.util.function.ToDoubleFunction<Precision> value) {
    return Comparator.comparingDouble(value).reversed();
  }

  private static String name(Precision row, Say say) {
    if (!row.expression().isEmpty()) {
      return row.expression();
    }
    return say.french() ? row.nameFr() : row.nameEn();
  }

  private static Line line(Precision row, Say say) {
    return new Line(
        name(row, say),
        row.expression().isEmpty() ? ADDRESS + "?regle=" + row.rule() : "",
        say.word("family.", row.family()),
        precision(row, say),
        say.number(row.decided()),
        say.number(row.finds()),
        say.number(row.recent()),
        row.lastUseful() == null
            ? say.text("precision.never")
            : say.date(say.dayOf(row.lastUseful())));
  }

  private static String precision(Precision row, Say say) {
    if (row.decided() == 0) {
      return say.text("precision.none");
    }
    if (row.decided() < FEW) {
      return say.text("precision.few", row.relevant(), row.decided());
    }
    NumberFormat percent = NumberFormat.getPercentInstance(say.locale());
    return say.text(
        "precision.share",
        percent.format(row.share().orElseThrow()),
        row.relevant(),
        row.decided());
  }

  /** Each rule followed by its expressions. */
  List<Precision> all() {
    List<Precision> expressions = precisions.expressions();
    List<Precision> all = new ArrayList<>();
    for (Precision rule : precisions.rules()) {
      all.add(rule);
      expressions.stream().filter(row -> row.rule().equals(rule.rule())).forEach(all::add);
    }
    return all;
  }

  static String csv(List<Precision> rows) {
    return rows.stream().map(PrecisionPages::csv).collect(Collectors.joining("", CSV_HEAD, ""));
  }

  private static String csv(Precision row) {
    return Csv.line(
        row.rule(),
        row.family(),
        row.expression(),
        row.finds(),
        row.recent(),
        row.decided(),
        row.relevant(),
        row.decided() == 0 ? "" : String.format(Locale.ROOT, "%.3f", row.share().orElseThrow()),
        row.lastUseful() == null ? "" : row.lastUseful());
  }
}
