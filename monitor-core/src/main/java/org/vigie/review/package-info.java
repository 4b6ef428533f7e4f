/** What volunteers say of finds, and what follows from it. */
@NullMarked
package org.vigie.review;

import org.jspecify.annotations.NullMarked;
