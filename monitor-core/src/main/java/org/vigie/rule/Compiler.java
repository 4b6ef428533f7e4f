package org.vigie.rule;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.ToIntFunction;
import org.vigie.text.Word;

/** Makes expressions ready for many texts. A shared list is made once. */
final class Compiler {
  private final ToIntFunction<Word> ids;
  private final IdentityHashMap<Expression.WordList, Sought> lists = new IdentityHashMap<>();

  /**
   * @param ids the numbers under which a reading knows the words
   */
  Compiler(ToIntFunction<Word> ids) {
    this.ids = ids;
  }

  /** How many shared lists were met: so many slots a reading needs. */
  int slots() {
    return lists.size();
  }

  List<Sought> compile(List<Expression> expressions) {
    return expressions.stream().map(this::compile).toList();
  }

  Sought compile(Expression expression) {
    return switch (expression) {
      case Expression.Phrase phrase ->
          new SoughtPhrase(phrase, phrase.words().stream().mapToInt(ids).toArray());
      case Expression.Any any -> new SoughtSome(any, 1, compile(any.parts()));
      case Expression.All all -> new SoughtSome(all, all.parts().size(), compile(all.parts()));
      case Expression.AtLeast some -> new SoughtSome(some, some.number(), compile(some.parts()));
      case Expression.Near near -> new SoughtNear(near, compile(near.parts()));
      case Expression.SameSentence same -> new SoughtSentence(same, compile(same.parts()));
      case Expression.Unless unless ->
          new SoughtUnless(unless, compile(unless.wanted()), compile(unless.exclusion()), null);
      case Expression.UnlessNear unless ->
          new SoughtUnless(
              unless, compile(unless.wanted()), compile(unless.exclusion()), unless.words());
      case Expression.Field field -> new SoughtField(field, compile(field.wanted()));
      case Expression.Cpv _, Expression.Kind _, Expression.Amount _, Expression.Place _ ->
          new SoughtFact(expression);
      case Expression.WordList list -> {
        Sought known = lists.get(list);
        if (known == null) {
          known = list(list);
          lists.put(list, known);
        }
        yield known;
      }
    };
  }

  /** A list with a fact in it holds without a place, which a slot cannot tell. */
  private Sought list(Expression.WordList list) {
    boolean placed = list.any().parts().stream().allMatch(Expression::hasPlace);
    Sought any = compile(list.any());
    return placed ? new SoughtList(list, any, lists.size()) : any;
  }

  /** In the title or in the buyer's name. */
  private record SoughtField(Expression.Field expression, Sought wanted) implements Sought {
    @Override
    public Answer in(Places places) {
      return wanted.in(places.field(expression.name())).holds() ? Answer.FACT : Answer.NO;
    }
  }

  private record SoughtFact(Expression expression) implements Sought {
    @Override
    public Answer in(Places places) {
      return places.isTrue(expression) ? Answer.FACT : Answer.NO;
    }
  }
}
