/** Sitemaps of the sitemaps.org protocol. */
@NullMarked
package org.vigie.scrapers.sitemap;

import org.jspecify.annotations.NullMarked;
