package org.vigie.scrapers.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vigie.message.Message;
import org.vigie.message.Messages;

/** All that a file of notices gives. */
public record Read(List<Notice> notices, List<String> unreadable) {
  private static final Messages FRENCH = new Messages(Locale.FRENCH, "core", "scrapers");

  public static Read file(NoticeFormats formats, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return all(formats, in);
    }
  }

  public static Read text(NoticeFormats formats, String text) throws IOException {
    return all(formats, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Read all(NoticeFormats formats, InputStream in) throws IOException {
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    formats.read(
        in,
        new NoticeReader.Sink() {
          @Override
          public void notice(Notice notice) {
            read.notices.add(notice);
          }

          @Override
          public void unreadable(String where, Message why) {
            read.unreadable.add(where + ": " + FRENCH.get(why));
          }
        });
    return read;
  }

  public Notice only() {
    if (notices.size() != 1) {
      throw new AssertionError(notices.size() + " notices, unreadable: " + unreadable);
    }
    return notices.getFirst();
  }
}
