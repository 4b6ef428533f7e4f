/** The BOAMP, the official bulletin of French public contract notices. */
@NullMarked
package org.vigie.scrapers.boamp;

import org.jspecify.annotations.NullMarked;
