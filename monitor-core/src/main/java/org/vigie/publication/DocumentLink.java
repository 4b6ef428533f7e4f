package org.vigie.publication;

import java.net.URI;

/**
 * A file behind a publication.
 *
 * @param name what the page calls it; never used as a path
 */
public record DocumentLink(URI uri, String name) {}
