package org.vigie.scrapers.reading;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The process that opens foreign files. Reads requests from its standard input and answers on its
 * standard output in {@link Frames}; ends when its input does, in the middle of a file too, so a
 * service that was killed leaves no orphan.
 *
 * <p>{@code ParserWorker LIMITS} serves; {@code ParserWorker LIMITS --train FILE…} reads the files
 * once and exits, for the JDK's ahead-of-time cache.
 */
public final class ParserWorker {
  static final String TRAIN = "--train";

  /** Nested structures are read by recursion; deeper ones overflow and count as damaged. */
  private static final long STACK_BYTES = 8L << 20;

  private static final long REQUEST_BYTES = 1 << 20;

  private final Reading reading = new Reading();
  private final Limits limits;

  private ParserWorker(Limits limits) {
    this.limits = limits;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var answers =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Whatever a library prints must not fall between the frames.
    System.setOut(System.err);
    NoNetwork.install();
    MemoryWatch.start();
    var worker = new ParserWorker(Limits.parse(arguments[0]));
    if (arguments.length > 1 && arguments[1].equals(TRAIN)) {
      worker.train(Arrays.asList(arguments).subList(2, arguments.length));
    } else {
      worker.serve(new DataInputStream(new FileInputStream(FileDescriptor.in)), answers);
    }
  }

  private void serve(DataInputStream requests, DataOutputStream answers) throws IOException {
    BlockingQueue<Frames.Request> waiting = new LinkedBlockingQueue<>();
    Thread reader = new Thread(null, () -> readForever(waiting, answers), "reading", STACK_BYTES);
    reader.setDaemon(true);
    reader.start();
    while (Frames.read(requests, REQUEST_BYTES) instanceof Frames.Request request) {
      waiting.add(request);
    }
    Runtime.getRuntime().halt(0);
  }

  private void readForever(BlockingQueue<Frames.Request> waiting, DataOutputStream answers) {
    try {
      while (true) {
        answer(waiting.take(), answers);
      }
    } catch (Throwable e) {
      // The service sees a worker that died, with this as its last words.
      System.err.println(e);
      Runtime.getRuntime().halt(1);
    }
  }

  private void answer(Frames.Request request, DataOutputStream answers) throws IOException {
    var progress =
        new Progress(
            limits, (page, picture) -> Frames.write(answers, new Frames.Page(page, picture)));
    Part part = Part.whole(Path.of(request.file()), request.name(), request.declaredMediaType());
    Outcome outcome = reading.readWhole(part, progress);
    Frames.write(answers, new Frames.End(outcome.status(), outcome.detail(), outcome.mediaType()));
  }

  private void train(Iterable<String> files) throws InterruptedException {
    Thread reader =
        new Thread(
            null,
            () -> {
              for (String file : files) {
                Path path = Path.of(file);
                String name = String.valueOf(path.getFileName());
                var progress = new Progress(limits, (page, picture) -> {});
                Outcome outcome = reading.readWhole(Part.whole(path, name, ""), progress);
                System.err.println(name + ": " + outcome.status().id() + " " + outcome.detail());
              }
            },
            "reading",
            STACK_BYTES);
    reader.start();
    reader.join();
  }
}
