/** Words for people: a key with its arguments, resolved late, in French or English. */
@NullMarked
package org.vigie.message;

import org.jspecify.annotations.NullMarked;
