package org.vigie.scrapers.boamp;

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
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads records of the BOAMP's API as a file: an answer of {@code records}, an export (an array),
 * one record, or one a line. An export of years passes record by record.
 */
public final class BoampJsonReader implements NoticeReader {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @Override
  public String family() {
    return "boamp-json";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.isJson() && head.text().contains("\"idweb\"");
  }

  @Override
  public void read(InputStream in, Sink sink) throws IOException {
    int row = 0;
    try (JsonParser parser = JSON.createParser(in)) {
      ObjectNode single = JSON.createObjectNode();
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT
            && parser.streamReadContext().getParent().inArray()) {
          record(parser.readValueAsTree(), ++row, sink);
        } else if (parser.currentToken() == JsonToken.PROPERTY_NAME
            && !parser.currentName().equals("results")) {
          String name = parser.currentName();
          parser.nextToken();
          single.set(name, parser.<JsonNode>readValueAsTree());
        } else if (parser.currentToken() == JsonToken.END_OBJECT && single.has("idweb")) {
          record(single, ++row, sink);
          single = JSON.createObjectNode();
        }
      }
    } catch (JacksonException broken) {
      sink.unreadable(
          String.valueOf(broken.getLocation().getLineNr()),
          Message.of("notice.malformed-json", broken.getOriginalMessage()));
    }
  }

  private static void record(JsonNode node, int row, Sink sink) {
    try {
      sink.notice(BoampNotice.record(node, JSON));
    } catch (UnreadableNoticeException unread) {
      sink.unreadable(
          String.valueOf(row),
          Message.of("notice.unreadable", String.valueOf(unread.getMessage())));
    }
  }
}
