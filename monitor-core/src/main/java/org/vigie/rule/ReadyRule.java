package org.vigie.rule;

import java.util.List;

/** A rule made ready for many texts; its clauses and companions are in the rule's order. */
record ReadyRule(Rule rule, List<Sought> clauses, List<Sought> companions) {
  static ReadyRule of(Rule rule, Compiler compiler) {
    return new ReadyRule(
        rule,
        compiler.compile(rule.clauses().stream().map(Rule.Clause::expression).toList()),
        compiler.compile(rule.companions()));
  }

  Rule.Strength strength(int clause) {
    return rule.clauses().get(clause).strength();
  }
}
