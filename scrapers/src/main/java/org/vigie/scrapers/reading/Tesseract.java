package org.vigie.scrapers.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Tesseract program, one process a picture: pixels in on its standard input, words out. One
 * thread each, because its own threads spend more than they gain; several pictures run at once.
 *
 * @see <a href="https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html">its command
 *     line</a>
 */
final class Tesseract implements AutoCloseable {
  private static final Duration ASKED_FOR_LANGUAGES = Duration.ofSeconds(10);
  private static final Pattern ROTATE = Pattern.compile("(?m)^Rotate: (90|180|270)$");

  private final OcrSettings settings;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  Tesseract(OcrSettings settings) {
    this.settings = settings;
  }

  /** What a run gave. */
  private record Output(int exit, String out, String err) {}

  /** The names of the languages installed; empty where the program itself is not. */
  List<String> languages() {
    try {
      Output output = run(List.of("--list-langs"), new byte[0], ASKED_FOR_LANGUAGES);
      var names = new ArrayList<String>();
      // The list went to standard error before version 5.
      for (String line : (output.out() + "\n" + output.err()).split("\n", -1)) {
        if (line.strip().matches("[A-Za-z_/]{3,30}")) {
          names.add(line.strip());
        }
      }
      return names;
    } catch (IOException notInstalled) {
      return List.of();
    }
  }

  /**
   * @throws IOException where the program failed or took too long
   */
  Recognised recognise(Picture picture) throws IOException {
    Output output =
        run(
            List.of(
                "stdin",
                "stdout",
                "-l",
                settings.language(),
                "--dpi",
                String.valueOf(picture.dpi()),
                "--psm",
                "3",
                // Our pictures are dark on light; trying the inverse costs a tenth.
                "-c",
                "tessedit_do_invert=0",
                "tsv"),
            picture.pgm(),
            settings.timeLimit());
    if (output.exit() != 0) {
      throw new IOException("Tesseract ended with " + output.exit() + ": " + output.err().strip());
    }
    return Recognised.fromTsv(output.out());
  }

  /** By how many degrees clockwise the picture must be turned; 0 also where nobody can say. */
  int rotation(Picture picture) throws IOException {
    Output output =
        run(
            List.of("stdin", "stdout", "--psm", "0", "--dpi", String.valueOf(picture.dpi())),
            picture.pgm(),
            settings.timeLimit());
    Matcher rotate = ROTATE.matcher(output.out());
    return output.exit() == 0 && rotate.find() ? Integer.parseInt(rotate.group(1)) : 0;
  }

  @Override
  public void close() {
    running.forEach(Process::destroyForcibly);
  }

  private Output run(List<String> arguments, byte[] input, Duration limit) throws IOException {
    var command = new ArrayList<>(List.of(settings.command()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(Map.of("OMP_THREAD_LIMIT", "1", "LC_ALL", "C.UTF-8"));
    Process process = builder.start();
    running.add(process);
    try {
      var out = new AtomicReference<>("");
      var err = new AtomicReference<>("");
      Thread outReader = beside(() -> out.set(drain(process.getInputStream())));
      Thread errReader = beside(() -> err.set(drain(process.getErrorStream())));
      Thread writer = beside(() -> feed(process.getOutputStream(), input));
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("Tesseract was stopped after " + limit.toSeconds() + " s");
      }
      writer.join();
      outReader.join();
      errReader.join();
      return new Output(process.exitValue(), out.get(), err.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
      running.remove(process);
    }
  }

  /** Not a virtual thread: a pipe holds its carrier, and the pages are served on those. */
  private static Thread beside(Runnable work) {
    return Thread.ofPlatform().daemon().start(work);
  }

  private static void feed(OutputStream to, byte[] input) {
    try (to) {
      to.write(input);
    } catch (IOException e) {
      // The program ended early; its exit status tells.
      return;
    }
  }

  private static String drain(InputStream from) {
    try (from) {
      return new String(from.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
