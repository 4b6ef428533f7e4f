/** One watched page. */
@NullMarked
package org.vigie.scrapers.page;

import org.jspecify.annotations.NullMarked;
