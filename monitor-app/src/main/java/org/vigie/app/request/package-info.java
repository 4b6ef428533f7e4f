/** The volunteers' requests for documents. */
@NullMarked
package org.vigie.app.request;

import org.jspecify.annotations.NullMarked;
