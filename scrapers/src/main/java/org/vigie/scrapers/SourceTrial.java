package org.vigie.scrapers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.fetch.Fetcher;
import org.vigie.message.Message;
import org.vigie.source.Connector;
import org.vigie.source.Discovery;
import org.vigie.source.Health;
import org.vigie.source.Source;
import org.vigie.source.SourceFiles;
import org.vigie.source.SourceProblem;
import org.vigie.source.TryWalk;

/**
 * What a place would yield to somebody who thinks of watching it. Nothing is stored. Safe for use
 * by several threads.
 */
public final class SourceTrial {
  private static final Path PROPOSED = Path.of("proposed.yml");

  private final Fetcher fetcher;
  private final SourceFiles files;
  private final TryWalk walk;

  public SourceTrial(Collection<? extends Connector> connectors, Fetcher fetcher, Clock clock) {
    this.fetcher = fetcher;
    this.files = new SourceFiles(connectors);
    this.walk = new TryWalk(connectors, fetcher, clock);
  }

  /**
   * What was found.
   *
   * @param type the family, as a definition writes it
   * @param guessed why this family; none where the definition was given
   * @param health what a harvest would say
   * @param reason the evidence where health is not ok
   * @param items the first ten
   * @param warnings what may make the place hard to watch
   * @param definition as proposed or as given; empty where nothing can be proposed
   * @param problems of the definition; without them it was walked
   */
  public record Report(
      String type,
      Message guessed,
      Health health,
      Message reason,
      List<Discovery> items,
      List<Message> warnings,
      String definition,
      List<SourceProblem> problems) {
    public Report {
      items = List.copyOf(items);
      warnings = List.copyOf(warnings);
      problems = List.copyOf(problems);
    }
  }

  /** Is told what a trial has so far. */
  public interface Progress {
    /** For who waits for the report. */
    Progress UNSEEN = new Progress() {};

    /** This definition is going to be walked. */
    default void proposed(String definition) {}

    /** One of the first ten. */
    default void found(Discovery item) {}
  }

  /** Guesses the family of an address, proposes a definition and walks it. */
  public Report ofAddress(URI address, Progress progress) {
    SourceGuess guess = SourceGuess.of(address, fetcher);
    if (guess.yaml().isEmpty()) {
      return new Report(
          guess.type(),
          Message.NONE,
          guess.health(),
          guess.reason(),
          List.of(),
          guess.warnings(),
          "",
          List.of());
    }
    progress.proposed(guess.yaml());
    SourceFiles.Result read = files.readText(PROPOSED, guess.yaml());
    if (read.sources().isEmpty()) {
      return new Report(
          guess.type(),
          guess.reason(),
          guess.health(),
          Message.NONE,
          List.of(),
          guess.warnings(),
          guess.yaml(),
          read.problems());
    }
    return walked(read.sources().getFirst(), guess.reason(), guess.warnings(), progress);
  }

  /** Walks a definition that has no mistakes. */
  public Report ofDefinition(Source source, Progress progress) {
    return walked(source, Message.NONE, List.of(), progress);
  }

  private Report walked(Source source, Message guessed, List<Message> warnings, Progress progress) {
    TryWalk.Tried tried = walk.walk(source, progress::found);
    return new Report(
        source.type(),
        guessed,
        tried.health(),
        tried.reason(),
        tried.items(),
        Stream.concat(warnings.stream(), tried.warnings().stream()).distinct().toList(),
        source.definition(),
        List.of());
  }
}
