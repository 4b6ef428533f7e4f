package org.vigie.scrapers.ted;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.message.Message;
import org.vigie.scrapers.connector.Asking;
import org.vigie.scrapers.connector.Trouble;
import org.vigie.scrapers.eforms.EformsNotice;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.Tree;
import org.vigie.scrapers.notice.XmlTree;
import org.vigie.source.Health;

/**
 * The XML of notices, which says more than the search. Its host has reasons of its own to refuse.
 */
final class TedDetails {
  private final Asking asking;
  private boolean stopped;
  private @Nullable Message shortfall;

  TedDetails(Asking asking) {
    this.asking = asking;
  }

  @SuppressWarnings("ArrayRecordComponent") // evidence is stored, never compared
  record Detailed(NoticeForm form, byte[] raw) {}

  /** Empty where it is not to be had; then what the search says must do. */
  Optional<Detailed> of(TedRecord record) {
    if (stopped) {
      return Optional.empty();
    }
    try (Fetched fetched = asking.fetched(record.xml())) {
      byte[] raw = fetched.bytes();
      Tree file = XmlTree.read(new ByteArrayInputStream(raw));
      Tree older = file.first("TED_EXPORT");
      return Optional.of(
          new Detailed(
              older.node() == null ? EformsNotice.read(file) : TedExport.of(older).form(), raw));
    } catch (Trouble trouble) {
      // a host that refuses is not asked again for each of hundreds of notices
      stopped = trouble.health() == Health.BLOCKED || trouble.health() == Health.UNREACHABLE;
      shortfall = trouble.reason();
      return Optional.empty();
    } catch (XmlTree.Malformed malformed) {
      shortfall = Message.of("connector.partial.details", record.xml(), malformed.line());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Message> shortfall() {
    return Optional.ofNullable(shortfall);
  }
}
