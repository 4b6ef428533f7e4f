package org.vigie.scrapers;

import java.time.Clock;
import java.util.List;
import org.vigie.scrapers.boamp.BoampJsonReader;
import org.vigie.scrapers.boamp.BoampXmlReader;
import org.vigie.scrapers.decp.DecpNotices;
import org.vigie.scrapers.eforms.EformsReader;
import org.vigie.scrapers.notice.NoticeFormats;
import org.vigie.scrapers.ted.TedExportReader;

/** All families of files with notices that Vigie reads. A new family is added here. */
public final class NoticeReaders {
  private NoticeReaders() {}

  public static NoticeFormats all(Clock clock) {
    return new NoticeFormats(
        List.of(
            new EformsReader(),
            new TedExportReader(),
            new BoampXmlReader(),
            new BoampJsonReader(),
            new DecpNotices(clock)));
  }
}
