/** The first stage: discover what sources publish, and fetch it into the archive. */
@NullMarked
package org.vigie.harvest;

import org.jspecify.annotations.NullMarked;
