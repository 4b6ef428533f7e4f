package org.vigie.scrapers.eforms;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.vigie.message.Message;
import org.vigie.scrapers.notice.FileHead;
import org.vigie.scrapers.notice.NoticeForm;
import org.vigie.scrapers.notice.NoticeReader;
import org.vigie.scrapers.notice.TedNumber;
import org.vigie.scrapers.notice.Tree;
import org.vigie.scrapers.notice.UnreadableNoticeException;
import org.vigie.scrapers.notice.XmlTree;

/** Reads one notice in eForms, as TED publishes it and as the SDK has its examples. */
public final class EformsReader implements NoticeReader {
  private static final URI TED = URI.create("https://ted.europa.eu/fr/");

  @Override
  public String family() {
    return "eforms";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.rootElement().filter(EformsNotice.ROOTS::contains).isPresent();
  }

  @Override
  public void read(InputStream in, Sink sink) throws IOException {
    try {
      Tree file = XmlTree.read(in);
      Tree notice =
          EformsNotice.ROOTS.stream()
              .flatMap(root -> file.all(root).stream())
              .findFirst()
              .orElse(Tree.NONE);
      Optional<String> number =
          notice.somewhere("Publication").text("NoticePublicationID").flatMap(TedNumber::in);
      String id = number.or(() -> notice.text("ID")).orElse("");
      NoticeForm form = EformsNotice.read(file);
      if (id.isEmpty()) {
        sink.unreadable("1", Message.of("notice.no-id", "cbc:ID"));
        return;
      }
      sink.notice(form.notice(family(), id, number.map(EformsReader::page).orElse(TED)));
    } catch (XmlTree.Malformed malformed) {
      sink.unreadable(String.valueOf(malformed.line()), malformed.reason());
    } catch (UnreadableNoticeException untitled) {
      sink.unreadable(String.valueOf(untitled.getMessage()), Message.of("notice.no-title"));
    }
  }

  private static URI page(String number) {
    return URI.create("https://ted.europa.eu/fr/notice/-/detail/" + number);
  }
}
