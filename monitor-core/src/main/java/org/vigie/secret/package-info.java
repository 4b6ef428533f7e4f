/** What only this installation knows, and what it keeps unreadable with that. */
@NullMarked
package org.vigie.secret;

import org.jspecify.annotations.NullMarked;
