/** One rule revision found in one publication revision, with its hits. */
@NullMarked
package org.vigie.match;

import org.jspecify.annotations.NullMarked;
