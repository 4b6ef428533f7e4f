/** Places that are watched, the connectors that know how, and how healthy each one is. */
@NullMarked
package org.vigie.source;

import org.jspecify.annotations.NullMarked;
