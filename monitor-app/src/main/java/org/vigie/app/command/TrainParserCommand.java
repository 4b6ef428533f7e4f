package org.vigie.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vigie.scrapers.reading.ForkedTextExtractor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Makes the ahead-of-time cache of the parser's process; the launcher calls it once after a build.
 */
@Command(name = "train-parser", hidden = true)
final class TrainParserCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CACHE", arity = "1")
  private Path cache = Path.of("parser.aot");

  @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*")
  private List<Path> samples = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return ForkedTextExtractor.trainAotCache(Extractors.settings(), cache, samples) ? 0 : 1;
  }
}
