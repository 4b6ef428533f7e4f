package org.vigie.scrapers.sitemap;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address in a sitemap.
 *
 * @param changed when the sitemap says that the page changed; null where it does not say, or where
 *     what it says is when it was built
 */
record Listed(URI uri, @Nullable Instant changed) {}
