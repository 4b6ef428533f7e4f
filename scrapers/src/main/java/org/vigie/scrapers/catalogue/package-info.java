/** Catalogues of open-data portals: udata (data.gouv.fr) and Opendatasoft. */
@NullMarked
package org.vigie.scrapers.catalogue;

import org.jspecify.annotations.NullMarked;
