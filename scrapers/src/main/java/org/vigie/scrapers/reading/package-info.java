/** Reads foreign files in separate processes with limits, page by page. */
@NullMarked
package org.vigie.scrapers.reading;

import org.jspecify.annotations.NullMarked;
