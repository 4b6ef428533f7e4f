package org.vigie.rule;

import java.util.Collection;

/** Makes the matcher for a set of rules. */
public final class Matchers {
  private Matchers() {}

  public static Matcher of(Collection<Rule> rules) {
    return new TokenMatcher(rules);
  }
}
