package org.vigie.scrapers.boamp;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.vigie.message.Message;
import org.vigie.scrapers.notice.FileHead;
import org.vigie.scrapers.notice.NoticeReader;
import org.vigie.scrapers.notice.Tree;
import org.vigie.scrapers.notice.UnreadableNoticeException;
import org.vigie.scrapers.notice.XmlTree;

/**
 * Reads one notice of the BOAMP as an XML file: {@code ANNONCE} (schemas v110 to v240, up to 2023)
 * and {@code jo:ann} (3.x), whose eForms have namespaces of their own.
 */
public final class BoampXmlReader implements NoticeReader {
  private static final List<String> ROOTS = List.of("ann", "ANNONCE");

  @Override
  public String family() {
    return "boamp-xml";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.rootElement().filter(ROOTS::contains).isPresent();
  }

  @Override
  public void read(InputStream in, Sink sink) throws IOException {
    try {
      Tree file = XmlTree.read(in);
      for (String root : ROOTS) {
        for (Tree notice : file.all(root)) {
          sink.notice(BoampNotice.xml(notice));
        }
      }
    } catch (XmlTree.Malformed malformed) {
      sink.unreadable(String.valueOf(malformed.line()), malformed.reason());
    } catch (UnreadableNoticeException unread) {
      sink.unreadable(String.valueOf(unread.getMessage()), Message.of("notice.no-title"));
    }
  }
}
