/**
 * Listings described by selectors in the source's YAML, such as a prefecture's register of acts.
 */
@NullMarked
package org.vigie.scrapers.listing;

import org.jspecify.annotations.NullMarked;
