/** Communes, intercommunalities, départements and régions by their official codes. */
@NullMarked
package org.vigie.place;

import org.jspecify.annotations.NullMarked;
