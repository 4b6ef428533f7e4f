/** What is watched, and how healthy it is. */
@NullMarked
package org.vigie.app.source;

import org.jspecify.annotations.NullMarked;
