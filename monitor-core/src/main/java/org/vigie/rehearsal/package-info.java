/** What a rule would have found in all that was collected. */
@NullMarked
package org.vigie.rehearsal;

import org.jspecify.annotations.NullMarked;
