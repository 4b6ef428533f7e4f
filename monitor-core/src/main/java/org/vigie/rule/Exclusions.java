package org.vigie.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a rule's clauses all exclude, taken out of them again: the reader wraps each clause in the
 * rule's {@code sauf} and {@code sauf-pres}.
 *
 * @param bare the clauses without what is taken out
 */
record Exclusions(
    List<Expression> nowhere, List<Expression> notNear, int words, List<Rule.Clause> bare) {

  static Exclusions of(List<Rule.Clause> clauses) {
    List<Expression> nowhere = List.of();
    List<Rule.Clause> bare = clauses;
    if (!bare.isEmpty()
        && bare.getFirst().expression() instanceof Expression.Unless first
        && first.exclusion() instanceof Expression.Any any
        && bare.stream().allMatch(clause -> isUnless(clause.expression(), any))) {
      nowhere = any.parts();
      bare = each(bare, expression -> ((Expression.Unless) expression).wanted());
    }
    List<Expression.UnlessNear> near = new ArrayList<>();
    for (Rule.Clause clause : bare) {
      if (clause.expression() instanceof Expression.UnlessNear unless) {
        near.add(unless);
      }
    }
    long placed = bare.stream().filter(clause -> clause.expression().hasPlace()).count();
    if (near.isEmpty()
        || near.size() != placed
        || !(near.getFirst().exclusion() instanceof Expression.Any from)
        || !near.stream().allMatch(one -> isSame(one, near.getFirst()))) {
      return new Exclusions(nowhere, List.of(), 0, bare);
    }
    List<Rule.Clause> inside =
        each(
            bare,
            expression ->
                expression instanceof Expression.UnlessNear unless ? unless.wanted() : expression);
    return new Exclusions(nowhere, from.parts(), near.getFirst().words(), inside);
  }

  List<Expression> clauses(Rule.Strength strength) {
    return bare.stream()
        .filter(clause -> clause.strength() == strength)
        .map(Rule.Clause::expression)
        .toList();
  }

  private static boolean isUnless(Expression expression, Expression exclusion) {
    return expression instanceof Expression.Unless unless && unless.exclusion().equals(exclusion);
  }

  private static boolean isSame(Expression.UnlessNear one, Expression.UnlessNear other) {
    return one.words() == other.words() && one.exclusion().equals(other.exclusion());
  }

  private static List<Rule.Clause> each(
      List<Rule.Clause> clauses, UnaryOperator<Expression> change) {
    return clauses.stream()
        .map(
            clause ->
                new Rule.Clause(
                    clause.strength(), change.apply(clause.expression()), clause.written()))
        .toList();
  }
}
