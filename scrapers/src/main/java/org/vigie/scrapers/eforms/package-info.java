/** eForms, the European form of notices, as XML files and inside BOAMP's records. */
@NullMarked
package org.vigie.scrapers.eforms;

import org.jspecify.annotations.NullMarked;
