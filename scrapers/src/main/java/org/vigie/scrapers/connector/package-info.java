/** What all connectors share: reading settings, asking for pages, French dates, ways to fail. */
@NullMarked
package org.vigie.scrapers.connector;

import org.jspecify.annotations.NullMarked;
