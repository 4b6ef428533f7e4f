/** Procurement notices as files: which family a file is of, and what each notice in it says. */
@NullMarked
package org.vigie.scrapers.notice;

import org.jspecify.annotations.NullMarked;
