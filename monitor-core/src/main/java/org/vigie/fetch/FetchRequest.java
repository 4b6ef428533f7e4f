package org.vigie.fetch;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to fetch.
 *
 * @param uri an http or https address; anything else is refused by the fetcher
 * @param accept media types for the Accept header
 * @param etag validator of the copy we hold, sent as If-None-Match
 * @param lastModified validator of the copy we hold, as the server wrote it, sent as
 *     If-Modified-Since
 * @param maxBytes most bytes to accept, before and after decompression
 * @param form fields to POST; empty means GET
 * @param policy what the source's definition says about manners
 * @param json a question to POST as JSON, which the other side only answers; null means GET
 */
public record FetchRequest(
    URI uri,
    String accept,
    @Nullable String etag,
    @Nullable String lastModified,
    long maxBytes,
    Map<String, String> form,
    FetchPolicy policy,
    @Nullable String json) {

  public static final long PAGE_LIMIT = 20L * 1024 * 1024;
  public static final long DOCUMENT_LIMIT = 80L * 1024 * 1024;

  public FetchRequest {
    form = Map.copyOf(form);
  }

  public FetchRequest(
      URI uri,
      String accept,
      @Nullable String etag,
      @Nullable String lastModified,
      long maxBytes,
      Map<String, String> form,
      FetchPolicy policy) {
    this(uri, accept, etag, lastModified, maxBytes, form, policy, null);
  }

  /** A search whose conditions are JSON. */
  public static FetchRequest search(URI uri, String json, FetchPolicy policy) {
    return new FetchRequest(
        uri, "application/json", null, null, PAGE_LIMIT, Map.of(), policy, json);
  }

  /** Whether nothing is sent along. */
  public boolean isGet() {
    return form.isEmpty() && json == null;
  }

  /** A GET of a page or an API answer. */
  public static FetchRequest page(URI uri, FetchPolicy policy) {
    return new FetchRequest(
        uri,
        "text/html,application/json;q=0.9,*/*;q=0.8",
        null,
        null,
        PAGE_LIMIT,
        Map.of(),
        policy);
  }

  /** A GET of a file of any kind. */
  public static FetchRequest document(URI uri, FetchPolicy policy) {
    return new FetchRequest(uri, "*/*", null, null, DOCUMENT_LIMIT, Map.of(), policy);
  }

  /**
   * A GET of a file as large as its source says.
   *
   * @param maxBytes most bytes, before and after decompression
   */
  public static FetchRequest file(URI uri, FetchPolicy policy, long maxBytes) {
    return new FetchRequest(uri, "*/*", null, null, maxBytes, Map.of(), policy);
  }

  public FetchRequest ifChanged(@Nullable String etag, @Nullable String lastModified) {
    return new FetchRequest(uri, accept, etag, lastModified, maxBytes, form, policy, json);
  }
}
