/** Originals and extracted text on disk, filed under their SHA-256. */
@NullMarked
package org.vigie.archive;

import org.jspecify.annotations.NullMarked;
