/** Feeds: RSS 0.9 to 2.0, Atom, JSON Feed. */
@NullMarked
package org.vigie.scrapers.feed;

import org.jspecify.annotations.NullMarked;
