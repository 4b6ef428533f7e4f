package org.vigie.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.ScoringMatch;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/** Thousands of random rules: the matcher, the archive query and Lucene's Monitor say the same. */
class ArchiveQueryTest {
  private static final int ROUNDS = 120;
  private static final int RULES = 12;
  private static final int SUBJECTS = 6;

  private final RandomRules random = new RandomRules(20261125);

  @Test
  void finds_and_scores_what_the_matcher_does() throws IOException {
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Rule> rules = new ArrayList<>();
      for (int i = 0; i < RULES; i++) {
        rules.add(random.rule("rule-" + i));
      }
      List<Matcher.Subject> subjects = new ArrayList<>();
      for (int i = 0; i < SUBJECTS; i++) {
        subjects.add(random.subject());
      }
      ArchiveAnalysis analysis = new ArchiveAnalysis(rules);
      List<Set<String>> matched = byMatcher(rules, subjects);
      assertThat(byArchive(analysis, rules, subjects))
          .as("archive, round %s: %s %s", round, rules, subjects)
          .isEqualTo(matched);
      assertThat(byMonitor(analysis, rules, subjects))
          .as("monitor, round %s: %s %s", round, rules, subjects)
          .isEqualTo(matched);
      found += matched.stream().mapToInt(Set::size).sum();
    }
    assertThat(found).isGreaterThan(ROUNDS);
  }

  private static List<Set<String>> byMatcher(List<Rule> rules, List<Matcher.Subject> subjects) {
    Matcher matcher = Matchers.of(rules);
    return subjects.stream()
        .map(
            subject ->
                matcher.match(subject).stream()
                    .map(one -> one.ruleId() + "=" + one.score())
                    .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
        .toList();
  }

  private static List<Set<String>> byArchive(
      ArchiveAnalysis analysis, List<Rule> rules, List<Matcher.Subject> subjects)
      throws IOException {
    List<Set<String>> found = new ArrayList<>();
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer =
          new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
        for (Matcher.Subject subject : subjects) {
          writer.addDocument(analysis.document(subject));
          found.add(new TreeSet<>());
        }
        writer.forceMerge(1);
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (Rule rule : rules) {
          for (ScoreDoc hit : searcher.search(ArchiveQuery.of(rule), SUBJECTS).scoreDocs) {
            found.get(hit.doc).add(rule.id() + "=" + (int) hit.score);
          }
        }
      }
    }
    return found;
  }

  private static List<Set<String>> byMonitor(
      ArchiveAnalysis analysis, List<Rule> rules, List<Matcher.Subject> subjects)
      throws IOException {
    List<Set<String>> found = new ArrayList<>();
    try (Monitor monitor = new Monitor(new KeywordAnalyzer(), Presearcher.NO_FILTERING)) {
      monitor.register(
          rules.stream().map(rule -> new MonitorQuery(rule.id(), ArchiveQuery.of(rule))).toList());
      for (Matcher.Subject subject : subjects) {
        MatchingQueries<ScoringMatch> matches =
            monitor.match(
                analysis.document(subject), ScoringMatch.matchWithSimilarity(new BM25Similarity()));
        assertThat(matches.getErrors()).isEmpty();
        Set<String> ids = new TreeSet<>();
        matches.getMatches().forEach(m -> ids.add(m.getQueryId() + "=" + (int) m.getScore()));
        found.add(ids);
      }
    }
    return found;
  }
}
