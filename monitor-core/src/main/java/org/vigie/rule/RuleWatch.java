package org.vigie.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Watches rules at work: what each costs, and which have failed. One text of {@value #SAMPLED} is
 * timed, so that the watching costs next to nothing.
 */
final class RuleWatch {
  private static final int SAMPLED = 16;

  private final List<Rule> rules;
  private final AtomicLong texts = new AtomicLong();
  private final AtomicLongArray looks;
  private final AtomicLongArray nanos;
  private final Map<Integer, Matcher.Failure> failures = new ConcurrentHashMap<>();

  RuleWatch(List<Rule> rules) {
    this.rules = rules;
    looks = new AtomicLongArray(rules.size());
    nanos = new AtomicLongArray(rules.size());
  }

  /** A text begins; true where its rules are to be timed. */
  boolean isTimed() {
    return texts.getAndIncrement() % SAMPLED == 0;
  }

  void looked(int rule, long nanoseconds) {
    looks.incrementAndGet(rule);
    nanos.addAndGet(rule, nanoseconds);
  }

  boolean isQuarantined(int rule) {
    return !failures.isEmpty() && failures.containsKey(rule);
  }

  void failed(int rule, Throwable problem) {
    failures.putIfAbsent(rule, new Matcher.Failure(rules.get(rule).id(), problem.toString()));
  }

  List<Matcher.Failure> failures() {
    return List.copyOf(failures.values());
  }

  /** What was measured since the last call. */
  List<Matcher.Cost> takeCosts() {
    List<Matcher.Cost> costs = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      long looked = looks.getAndSet(i, 0);
      long spent = nanos.getAndSet(i, 0);
      if (looked > 0) {
        costs.add(new Matcher.Cost(rules.get(i).id(), looked * SAMPLED, spent * SAMPLED));
      }
    }
    return costs;
  }
}
