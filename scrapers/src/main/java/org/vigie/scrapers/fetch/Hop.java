package org.vigie.scrapers.fetch;

import java.net.URI;
import org.vigie.fetch.FetchResult;

/** What one request led to. */
sealed interface Hop {
  /** Somewhere else; not yet judged by the guard. */
  record Redirect(URI to, boolean asGet) implements Hop {}

  /** The end of the way. */
  record Answer(FetchResult result) implements Hop {}
}
