package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.text.Lexicon;
import org.vigie.text.Word;

/** What an expression asks of a text grows with the text and no faster, however it repeats. */
class LinearMatchingTest {
  private static final Expression CAMERA = phrase("caméra");
  private static final Expression PLACE = phrase("place");
  private static final Expression NESTED =
      new Expression.Near(
          50,
          List.of(
              new Expression.Near(50, List.of(CAMERA, PLACE)),
              new Expression.Near(
                  50, List.of(PLACE, new Expression.Near(9, List.of(CAMERA, CAMERA))))));
  private static final List<Expression> EXPRESSIONS =
      List.of(
          phrase("caméra", "caméra", "caméra", "caméra", "place"),
          NESTED,
          new Expression.SameSentence(List.of(CAMERA, NESTED, PLACE)),
          new Expression.UnlessNear(NESTED, phrase("place", "caméra"), 3),
          new Expression.Unless(new Expression.All(List.of(NESTED, NESTED)), phrase("absent")),
          new Expression.AtLeast(2, List.of(CAMERA, PLACE, NESTED)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caméra ",
        "caméra place ",
        "caméra caméra place ",
        "caméra. Place ",
        "camé ra pla ce ",
        "caméra caméra caméra caméra x place : "
      })
  void ten_times_the_text_is_ten_times_the_steps(String repeated) {
    for (Expression expression : EXPRESSIONS) {
      long once = steps(expression, repeated.repeat(300));
      long tenTimes = steps(expression, repeated.repeat(3_000));
      assertThat(tenTimes).as(expression.toString()).isLessThanOrEqualTo(once * 11 + 100);
    }
  }

  /** Places asked for, and passages made of them. */
  private static long steps(Expression expression, String text) {
    List<Word> words = List.copyOf(Keys.words(List.of(expression)));
    Lexicon lexicon = new Lexicon(words);
    Counting places = new Counting(Reading.of(lexicon, 0, Evaluation.lone(text)));
    Answer answer = new Compiler(lexicon::id).compile(expression).in(places);
    return places.steps + answer.spans().size();
  }

  private static Expression phrase(String... words) {
    return new Expression.Phrase(List.of(words).stream().<Word>map(Word.Inflected::new).toList());
  }

  /** Counts what an expression asks for; a word's places count as many as they are. */
  private static final class Counting implements Places {
    private final Places places;
    private long steps;

    Counting(Places places) {
      this.places = places;
    }

    @Override
    public Spans word(int id) {
      steps++;
      return places.word(id);
    }

    @Override
    public Spans shared(int slot, Supplier<Spans> shared) {
      return places.shared(slot, shared);
    }

    @Override
    public Places field(Expression.Field.Name name) {
      return places.field(name);
    }

    @Override
    public boolean isTrue(Expression fact) {
      return places.isTrue(fact);
    }

    @Override
    public long sentence(int step) {
      steps++;
      return places.sentence(step);
    }

    @Override
    public boolean isWithinAClause(int step) {
      steps++;
      return places.isWithinAClause(step);
    }
  }
}
