package org.vigie.app.wiring;

import java.nio.file.Path;
import java.util.List;
import org.vigie.match.RuleBook;
import org.vigie.match.RuleBook.RuleText;
import org.vigie.rule.Matchers;
import org.vigie.rule.RuleProblem;
import org.vigie.rule.Rules;
import org.vigie.source.SourceFiles;
import org.vigie.source.SourceProblem;
import org.vigie.source.Sources;

/**
 * Rules and sources as the configuration's folder has them, with what is wrong in it. What is well
 * written works, whatever stands beside it.
 */
public final class Configured {
  private final Rules rules;
  private final RuleBook ruleBook;
  private final List<SourceProblem> sourceProblems;

  Configured(Path configDir, SourceFiles files, Sources sources) {
    this.rules = Rules.load(configDir);
    this.ruleBook =
        new RuleBook(
            Matchers.of(rules.rules()),
            rules.rules().stream()
                .map(
                    rule ->
                        new RuleText(
                            rule.id(),
                            rule.family(),
                            rule.nameFr(),
                            rule.nameEn(),
                            rule.definition(),
                            "live"))
                .toList());
    SourceFiles.Result read = files.readFolder(configDir.resolve("sources"));
    sources.sync(read.sources());
    this.sourceProblems = read.problems();
  }

  /** The rules in force. */
  public RuleBook ruleBook() {
    return ruleBook;
  }

  public List<RuleProblem> ruleProblems() {
    return rules.problems();
  }

  public List<SourceProblem> sourceProblems() {
    return sourceProblems;
  }
}
