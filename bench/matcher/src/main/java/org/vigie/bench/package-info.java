/** The matcher beside Lucene's Monitor, on the same rules and texts. */
@org.jspecify.annotations.NullMarked
package org.vigie.bench;
