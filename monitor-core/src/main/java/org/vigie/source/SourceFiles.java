package org.vigie.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vigie.message.Message;

/**
 * Reads what an admin wrote in {@code config/sources/*.yml}: one source a file. Reports all
 * mistakes of all files at once, each with its line, and returns the sources that have none.
 */
public final class SourceFiles {
  private final Map<String, Connector> connectors = new TreeMap<>();

  public SourceFiles(Collection<? extends Connector> connectors) {
    connectors.forEach(connector -> this.connectors.put(connector.type(), connector));
  }

  /** What was read. A file is either a source or at least one problem. */
  public record Result(List<Source> sources, List<SourceProblem> problems) {
    public Result {
      sources = List.copyOf(sources);
      problems = List.copyOf(problems);
    }
  }

  /** Reads every {@code .yml} and {@code .yaml} file of a folder, in the order of their names. */
  public Result readFolder(Path folder) {
    try {
      return read(in(folder));
    } catch (IOException unreadable) {
      return new Result(
          List.of(),
          List.of(
              new SourceProblem(
                  folder, 1, 1, Message.of("source.folder.unreadable", folder, unreadable))));
    }
  }

  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  public Result read(List<Path> files) {
    List<Source> sources = new ArrayList<>();
    List<SourceProblem> problems = new ArrayList<>();
    Map<SourceId, Path> seen = new HashMap<>();
    for (Path file : files) {
      SourceFile read = read(file);
      problems.addAll(read.problems());
      read.source()
          .ifPresent(
              source -> {
                Path first = seen.putIfAbsent(source.id(), file);
                if (first == null) {
                  sources.add(source);
                } else {
                  problems.add(
                      read.problem("id", Message.of("source.id.taken", source.id(), first)));
                }
              });
    }
    return new Result(sources, problems);
  }

  /**
   * Reads a definition that is not saved yet.
   *
   * @param file the name under which its mistakes are told
   */
  public Result readText(Path file, String text) {
    SourceFile read = SourceFile.of(file, text, connectors);
    return new Result(read.source().stream().toList(), read.problems());
  }

  private SourceFile read(Path file) {
    try {
      return SourceFile.of(file, Files.readString(file), connectors);
    } catch (CharacterCodingException notUtf8) {
      return SourceFile.unreadable(file, Message.of("source.file.not-utf8"));
    } catch (IOException unreadable) {
      return SourceFile.unreadable(file, Message.of("source.file.unreadable", unreadable));
    }
  }
}
