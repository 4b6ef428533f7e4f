/** What was read of each source on each day, and what was not: silence is shown. */
@NullMarked
package org.vigie.ledger;

import org.jspecify.annotations.NullMarked;
