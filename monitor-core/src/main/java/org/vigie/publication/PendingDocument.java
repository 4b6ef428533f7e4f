package org.vigie.publication;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A document whose fetch is due.
 *
 * @param attempts how often it was tried
 * @param etag of the copy that an earlier revision has, or null
 * @param lastModified of that copy, or null
 */
public record PendingDocument(
    long id,
    URI uri,
    String name,
    int attempts,
    @Nullable String etag,
    @Nullable String lastModified) {}
