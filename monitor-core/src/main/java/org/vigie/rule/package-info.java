/** What to look for: rules as an admin writes them, and the matcher that finds them in a text. */
@NullMarked
package org.vigie.rule;

import org.jspecify.annotations.NullMarked;
