package org.vigie.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.place.PlaceCode;
import org.vigie.text.Word;

/**
 * What a rule looks for: one tree, read by the matcher. Those with a place in the text ({@link
 * #hasPlace}) give passages; the others only hold or not.
 */
public sealed interface Expression {
  /** Words one after the other; articles and small prepositions between them do not count. */
  record Phrase(List<Word> words) implements Expression {
    public Phrase {
      words = List.copyOf(words);
    }
  }

  record Any(List<Expression> parts) implements Expression {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** All of them somewhere in the subject. */
  record All(List<Expression> parts) implements Expression {
    public All {
      parts = List.copyOf(parts);
    }
  }

  record AtLeast(int number, List<Expression> parts) implements Expression {
    public AtLeast {
      parts = List.copyOf(parts);
    }
  }

  /** The first, with each of the others at most so many words away from it, in any order. */
  record Near(int words, List<Expression> parts) implements Expression {
    public Near {
      parts = List.copyOf(parts);
    }
  }

  record SameSentence(List<Expression> parts) implements Expression {
    public SameSentence {
      parts = List.copyOf(parts);
    }
  }

  /** Unless the exclusion stands anywhere in the subject. */
  record Unless(Expression wanted, Expression exclusion) implements Expression {}

  /** Passages of the wanted that have no exclusion within so many words. */
  record UnlessNear(Expression wanted, Expression exclusion, int words) implements Expression {}

  /** The publication carries a CPV code that begins so: 2 to 8 digits. */
  record Cpv(String prefix) implements Expression {}

  /** In the title or in the buyer's name instead of the documents. */
  record Field(Name name, Expression wanted) implements Expression {
    /** Fields that hold text. */
    public enum Name {
      TITLE,
      BUYER
    }
  }

  /** The publication is of one of these kinds, in lower case. */
  record Kind(Set<String> kinds) implements Expression {
    public Kind {
      kinds = Set.copyOf(kinds);
    }
  }

  /**
   * The publication gives an amount between these, both included, in euros without tax.
   *
   * @param least null: from 0
   * @param most null: without limit
   */
  record Amount(@Nullable BigDecimal least, @Nullable BigDecimal most) implements Expression {
    boolean holds(@Nullable BigDecimal amount) {
      return amount != null
          && (least == null || amount.compareTo(least) >= 0)
          && (most == null || amount.compareTo(most) <= 0);
    }
  }

  /** The publication concerns one of these places; a département stands for its communes too. */
  record Place(Set<PlaceCode> codes) implements Expression {
    public Place {
      codes = Set.copyOf(codes);
    }

    boolean holds(Set<PlaceCode> places) {
      return places.stream().anyMatch(place -> codes.stream().anyMatch(code -> in(code, place)));
    }

    private static boolean in(PlaceCode wanted, PlaceCode place) {
      boolean communeOfDepartement =
          wanted.kind() == PlaceCode.Kind.DEPARTEMENT
              && place.kind() == PlaceCode.Kind.COMMUNE
              && place.code().startsWith(wanted.code());
      return communeOfDepartement || wanted.equals(place);
    }
  }

  /** A list with a name, shared between rules; it is any of its parts. */
  record WordList(String name, Any any) implements Expression {}

  /** What it is made of; empty for words and facts. */
  default List<Expression> parts() {
    return switch (this) {
      case Phrase _, Cpv _, Kind _, Amount _, Place _ -> List.of();
      case Any any -> any.parts;
      case All all -> all.parts;
      case AtLeast some -> some.parts;
      case Near near -> near.parts;
      case SameSentence same -> same.parts;
      case Unless unless -> List.of(unless.wanted(), unless.exclusion());
      case UnlessNear unless -> List.of(unless.wanted(), unless.exclusion());
      case Field field -> List.of(field.wanted());
      case WordList list -> List.of(list.any());
    };
  }

  default boolean hasPlace() {
    return switch (this) {
      case Cpv _, Field _, Kind _, Amount _, Place _ -> false;
      case Phrase _ -> true;
      case Any any -> any.parts().stream().anyMatch(Expression::hasPlace);
      case All all -> all.parts().stream().anyMatch(Expression::hasPlace);
      case AtLeast some -> some.parts().stream().anyMatch(Expression::hasPlace);
      case Near _, SameSentence _ -> true;
      case Unless unless -> unless.wanted().hasPlace();
      case UnlessNear unless -> unless.wanted().hasPlace();
      case WordList list -> list.any().hasPlace();
    };
  }
}
