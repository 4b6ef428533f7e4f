package org.vigie.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.message.Messages;
import org.vigie.rule.Matcher;
import org.vigie.rule.Matchers;
import org.vigie.rule.RuleProblem;
import org.vigie.rule.Rules;

/** The rules of a configuration folder, with what is wrong in them told on standard error. */
record RuleSet(Rules rules, Matcher matcher) {

  static RuleSet load(Path config, PrintWriter err) {
    if (!Files.isDirectory(config)) {
      throw new BadInput("command.no-config", config);
    }
    Rules rules = Rules.load(config);
    Messages words = Commands.words();
    for (RuleProblem problem : rules.problems()) {
      err.println(problem.place() + ": " + words.get(problem.message()));
    }
    if (rules.rules().isEmpty()) {
      throw new BadInput("rules.none", config.resolve("rules"));
    }
    return new RuleSet(rules, Matchers.of(rules.rules()));
  }

  boolean hasProblems() {
    return !rules.problems().isEmpty();
  }
}
