/** A publication with all its versions, and where else its tender is published. */
@NullMarked
package org.vigie.app.publication;

import org.jspecify.annotations.NullMarked;
