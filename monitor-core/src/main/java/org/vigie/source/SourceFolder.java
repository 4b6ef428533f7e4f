package org.vigie.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The folder of source files while the service runs: a definition that is saved here is watched
 * from the next harvest on, without a restart.
 */
public final class SourceFolder {
  private final Path folder;
  private final SourceFiles files;
  private final Sources sources;

  /**
   * @param folder {@code config/sources}
   */
  public SourceFolder(Path folder, SourceFiles files, Sources sources) {
    this.folder = folder;
    this.files = files;
    this.sources = sources;
  }

  /** What became of a definition. */
  public sealed interface Saved {
    /** It stands in the file and is watched. */
    record Added(Source source, Path file) implements Saved {}

    /** It is wrong; nothing was written. */
    record Broken(List<SourceProblem> problems) implements Saved {
      public Broken {
        problems = List.copyOf(problems);
      }
    }

    /** There is a definition of that id already; nothing was written. */
    record Taken(SourceId id, Path file) implements Saved {}

    /** The file could not be written. */
    record Unwritable(Path file, String why) implements Saved {}
  }

  /** Reads a definition without saving it. */
  public SourceFiles.Result check(String text) {
    return files.readText(Path.of("definition.yml"), text);
  }

  /**
   * Writes a definition into its file and watches it. The file is named after the id; where another
   * file has that id, it is that one.
   *
   * @param replace whether a definition of the same id may be overwritten
   */
  public synchronized Saved save(String text, boolean replace) {
    SourceFiles.Result read = check(text);
    if (read.sources().isEmpty()) {
      return new Saved.Broken(read.problems());
    }
    Source source = read.sources().getFirst();
    Path named = folder.resolve(source.id() + ".yml");
    try {
      Optional<Path> present = fileOf(source.id(), named);
      if (present.isPresent() && !replace) {
        return new Saved.Taken(source.id(), present.get());
      }
      Path file = present.orElse(named);
      write(file, text);
      sources.add(source);
      return new Saved.Added(source, file);
    } catch (IOException unwritable) {
      return new Saved.Unwritable(named, unwritable.toString());
    }
  }

  /** A broken file under the id's own name holds its place too. */
  private Optional<Path> fileOf(SourceId id, Path named) throws IOException {
    if (Files.exists(named)) {
      return Optional.of(named);
    }
    return SourceFiles.in(folder).stream()
        .filter(
            file ->
                files.read(List.of(file)).sources().stream()
                    .anyMatch(source -> source.id().equals(id)))
        .findFirst();
  }

  /** Whole or not at all: a harvest that starts meanwhile must not read half a definition. */
  private static void write(Path file, String text) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Files.writeString(beside, text.endsWith("\n") ? text : text + "\n");
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
