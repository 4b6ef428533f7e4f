package org.vigie.scrapers.ted;

import java.io.IOException;
import java.io.InputStream;
import org.vigie.message.Message;
import org.vigie.scrapers.notice.FileHead;
import org.vigie.scrapers.notice.NoticeReader;
import org.vigie.scrapers.notice.UnreadableNoticeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers of TED's search as a file: the notices in it, one by one. */
public final class TedJsonReader implements NoticeReader {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @Override
  public String family() {
    return "ted";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.isJson() && head.text().contains("\"publication-number\"");
  }

  @Override
  public void read(InputStream in, Sink sink) throws IOException {
    int row = 0;
    try (JsonParser parser = JSON.createParser(in)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT
            && parser.streamReadContext().getParent().inArray()) {
          record(parser.readValueAsTree(), ++row, sink);
        }
      }
    } catch (JacksonException broken) {
      sink.unreadable(
          String.valueOf(broken.getLocation().getLineNr()),
          Message.of("notice.malformed-json", broken.getOriginalMessage()));
    }
  }

  private void record(JsonNode node, int row, Sink sink) {
    try {
      TedRecord record = new TedRecord(node);
      sink.notice(record.form().notice(family(), record.number(), record.page()));
    } catch (UnreadableNoticeException unread) {
      sink.unreadable(
          String.valueOf(row),
          Message.of("notice.unreadable", String.valueOf(unread.getMessage())));
    }
  }
}
