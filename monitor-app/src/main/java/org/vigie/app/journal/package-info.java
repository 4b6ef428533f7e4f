/** What admins did that somebody may ask about later. */
@NullMarked
package org.vigie.app.journal;

import org.jspecify.annotations.NullMarked;
