/** Tells from an answer what family of places it came from. */
@NullMarked
package org.vigie.scrapers.guess;

import org.jspecify.annotations.NullMarked;
