/** Who wants what, what is owed to whom, and the digests that carry it. */
@NullMarked
package org.vigie.alert;

import org.jspecify.annotations.NullMarked;
