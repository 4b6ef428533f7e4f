/** Sources in difficulty as admins are told of them: once a cause, and again when it is over. */
@NullMarked
package org.vigie.incident;

import org.jspecify.annotations.NullMarked;
