package org.vigie.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Files that a command works through, some at once, with the results in the files' order. */
final class FileQueue {
  private static final int AT_ONCE =
      Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));

  /** How far work runs ahead of a slow file: results wait in memory. */
  private static final int AHEAD = 32;

  private final List<Path> files = new ArrayList<>();

  /** Adds a file, or all files below a folder by name; false where there is no such path. */
  boolean add(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      files.add(path);
      return true;
    }
    if (!Files.exists(path)) {
      return false;
    }
    try (var walk = Files.walk(path)) {
      files.addAll(walk.filter(Files::isRegularFile).sorted().toList());
    }
    return true;
  }

  <T> void each(Function<Path, T> work, Consumer<T> result)
      throws InterruptedException, ExecutionException {
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        ScanProgress progress = ScanProgress.over(files.size())) {
      Queue<Future<T>> waiting = new ArrayDeque<>();
      for (Path file : files) {
        if (waiting.size() >= AHEAD) {
          result.accept(waiting.remove().get());
          progress.step();
        }
        waiting.add(workers.submit(() -> work.apply(file)));
      }
      while (!waiting.isEmpty()) {
        result.accept(waiting.remove().get());
        progress.step();
      }
    }
  }
}
