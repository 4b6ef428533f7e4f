@NullMarked
package org.vigie.scrapers;

import org.jspecify.annotations.NullMarked;
