/** All that belongs to one surveillance project. */
@NullMarked
package org.vigie.dossier;

import org.jspecify.annotations.NullMarked;
