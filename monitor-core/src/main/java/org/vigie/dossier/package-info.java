/**
 * All that belongs to one surveillance project. {@link Dossiers} joins publications, each link with
 * its reason, and shows the project as a whole.
 */
@NullMarked
package org.vigie.dossier;

import org.jspecify.annotations.NullMarked;
