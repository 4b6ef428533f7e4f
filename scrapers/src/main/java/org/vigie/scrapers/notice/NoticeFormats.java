package org.vigie.scrapers.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.message.Message;

/** Finds out what a file is and has it read. */
public final class NoticeFormats {
  /** What a schema says of itself; its names are those of the files that it describes. */
  private static final Pattern SCHEMA =
      Pattern.compile("\\A\\{\\s*\"(?:\\$schema\"\\s*:\\s*\"https?://json-schema\\.org|\\$id\")");

  private final List<NoticeReader> readers;

  /**
   * @param readers the first that recognises a file reads it
   */
  public NoticeFormats(List<NoticeReader> readers) {
    this.readers = List.copyOf(readers);
  }

  /**
   * Reads all notices of a file. A file of no known family is told to the sink.
   *
   * @return the family, empty where none recognises the file
   * @throws IOException only where the bytes could not be had
   */
  public Optional<String> read(InputStream in, NoticeReader.Sink sink) throws IOException {
    byte[] first = in.readNBytes(FileHead.BYTES);
    FileHead head = FileHead.of(first);
    if (head.isJson() && SCHEMA.matcher(head.text()).find()) {
      sink.unreadable("1", Message.of("notice.schema"));
      return Optional.empty();
    }
    for (NoticeReader reader : readers) {
      if (reader.recognises(head)) {
        reader.read(new SequenceInputStream(new ByteArrayInputStream(first), in), sink);
        return Optional.of(reader.family());
      }
    }
    sink.unreadable("1", unknown(head));
    return Optional.empty();
  }

  private Message unknown(FileHead head) {
    String beginning = head.text().substring(0, Math.min(80, head.text().length())).strip();
    String families = String.join(", ", readers.stream().map(NoticeReader::family).toList());
    return beginning.isEmpty()
        ? Message.of("notice.empty-file")
        : Message.of("notice.unknown-format", head.rootElement().orElse(beginning), families);
  }
}
