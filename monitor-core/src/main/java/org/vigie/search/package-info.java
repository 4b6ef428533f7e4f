/** Search over everything that was read: a Lucene index beside the database, derived from it. */
@NullMarked
package org.vigie.search;

import org.jspecify.annotations.NullMarked;
