/** TED, the supplement of the Official Journal of the European Union. */
@NullMarked
package org.vigie.scrapers.ted;

import org.jspecify.annotations.NullMarked;
