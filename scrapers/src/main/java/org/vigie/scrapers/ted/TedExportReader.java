package org.vigie.scrapers.ted;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.vigie.message.Message;
import org.vigie.scrapers.notice.FileHead;
import org.vigie.scrapers.notice.NoticeReader;
import org.vigie.scrapers.notice.TedNumber;
import org.vigie.scrapers.notice.Tree;
import org.vigie.scrapers.notice.UnreadableNoticeException;
import org.vigie.scrapers.notice.XmlTree;

/** Reads one notice in TED's schema of before eForms (releases 2.0.8 and 2.0.9, up to 2024). */
public final class TedExportReader implements NoticeReader {
  private static final String ROOT = "TED_EXPORT";

  @Override
  public String family() {
    return "ted-export";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.rootElement().filter(ROOT::equals).isPresent();
  }

  @Override
  public void read(InputStream in, Sink sink) throws IOException {
    try {
      Tree root = XmlTree.read(in).first(ROOT);
      Optional<String> number = number(root);
      if (number.isEmpty()) {
        sink.unreadable("1", Message.of("notice.no-id", "DOC_ID, NO_DOC_OJS"));
        return;
      }
      TedExport notice = TedExport.of(root);
      sink.notice(
          notice
              .form()
              .notice(family() + "/" + notice.formName(), number.get(), page(number.get())));
    } catch (XmlTree.Malformed malformed) {
      sink.unreadable(String.valueOf(malformed.line()), malformed.reason());
    } catch (UnreadableNoticeException untitled) {
      sink.unreadable(String.valueOf(untitled.getMessage()), Message.of("notice.no-title"));
    }
  }

  private static Optional<String> number(Tree root) {
    return root.attribute("DOC_ID")
        .flatMap(TedNumber::in)
        .or(
            () ->
                root.text("CODED_DATA_SECTION", "NOTICE_DATA", "NO_DOC_OJS")
                    .flatMap(TedNumber::in));
  }

  static URI page(String number) {
    return URI.create("https://ted.europa.eu/fr/notice/-/detail/" + number);
  }
}
