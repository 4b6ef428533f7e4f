/** Lists of council decisions in the common format of French local open data (SCDL). */
@NullMarked
package org.vigie.scrapers.scdl;

import org.jspecify.annotations.NullMarked;
