/** All that belongs to one project. */
@NullMarked
package org.vigie.app.dossier;

import org.jspecify.annotations.NullMarked;
