/** Essential data on awarded contracts (DECP): national and platform files, read as a stream. */
@NullMarked
package org.vigie.scrapers.decp;

import org.jspecify.annotations.NullMarked;
