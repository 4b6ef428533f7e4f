package org.vigie.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.vigie.rule.Matcher;
import org.vigie.rule.Matchers;
import org.vigie.rule.Rule;

/** Texts a second, one thread, analysis included on both sides. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g", "--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@State(Scope.Thread)
public class MatcherBenchmark {
  private static final long SEED = 20261124;
  private static final int TEXTS = 400;

  @Param({"100", "1000", "10000", "100000"})
  private int rules;

  private List<Matcher.Subject> texts = List.of();
  private int next;

  /** Ours. */
  @State(Scope.Thread)
  public static class Ours {
    private Matcher matcher = Matchers.of(List.of());

    @Setup(Level.Trial)
    public void load(MatcherBenchmark corpus) {
      long start = System.nanoTime();
      matcher = Matchers.of(corpus.made);
      System.out.printf(
          "# %,d rules loaded in %,d ms%n", corpus.rules, (System.nanoTime() - start) / 1_000_000);
    }
  }

  /** Lucene's Monitor; it must find what ours finds before it is measured. */
  @State(Scope.Thread)
  public static class Lucene {
    /** Passes of the presearcher; 0: the one of single terms. */
    @Param({"0", "2", "4"})
    private int passes;

    private @org.jspecify.annotations.Nullable Rival rival;

    @Setup(Level.Trial)
    public void load(MatcherBenchmark corpus) throws IOException {
      rival = new Rival(corpus.made, Rival.presearcher(passes));
      int compared =
          SameHits.check(corpus.made, Matchers.of(corpus.made), rival, corpus.texts.subList(0, 50));
      System.out.printf("# the same %,d passages in 50 texts%n", compared);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      if (rival != null) {
        rival.close();
      }
    }
  }

  private List<Rule> made = List.of();

  @Setup(Level.Trial)
  public void make() {
    Corpus corpus = new Corpus(SEED);
    made = corpus.rules(rules);
    texts = corpus.texts(TEXTS, made);
  }

  private Matcher.Subject text() {
    next = (next + 1) % texts.size();
    return texts.get(next);
  }

  @Benchmark
  public List<Matcher.Found> ours(Ours ours) {
    return ours.matcher.match(text());
  }

  @Benchmark
  public List<Rival.Passage> lucene(Lucene lucene) {
    return java.util.Objects.requireNonNull(lucene.rival).match(text());
  }
}
