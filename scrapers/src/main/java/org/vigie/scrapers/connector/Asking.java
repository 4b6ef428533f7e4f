package org.vigie.scrapers.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.vigie.fetch.FetchPolicy;
import org.vigie.fetch.FetchRequest;
import org.vigie.fetch.FetchResult;
import org.vigie.fetch.FetchResult.Fetched;
import org.vigie.fetch.Fetcher;
import org.vigie.scrapers.fetch.HtmlPage;

/** Asks for pages in one source's manners; what is not a page is {@link Trouble}. */
public record Asking(Fetcher fetcher, FetchPolicy policy) {
  public HtmlPage html(URI uri) throws Trouble {
    try (Fetched fetched = fetched(uri)) {
      return HtmlPage.of(fetched);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The caller closes it. */
  public Fetched fetched(URI uri) throws Trouble {
    return fetched(FetchRequest.page(uri, policy));
  }

  /** The answer to a question in JSON. The caller closes it. */
  public Fetched searched(URI uri, String json) throws Trouble {
    return fetched(FetchRequest.search(uri, json, policy));
  }

  private Fetched fetched(FetchRequest request) throws Trouble {
    FetchResult result = fetcher.fetch(request);
    if (result instanceof Fetched fetched) {
      return fetched;
    }
    throw Trouble.from(result);
  }
}
