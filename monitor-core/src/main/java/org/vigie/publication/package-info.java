/** What a source published, its revisions and its documents. */
@NullMarked
package org.vigie.publication;

import org.jspecify.annotations.NullMarked;
