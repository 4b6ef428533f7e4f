package org.vigie.app.document;

import java.util.List;
import org.vigie.reading.PageText;

/** The text that was read of some bytes; the application wires the archive behind it. */
@FunctionalInterface
public interface PageTexts {
  /** Page by page in order; empty where nothing was read. */
  List<PageText> pages(String sha256);
}
