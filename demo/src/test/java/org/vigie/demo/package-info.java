@NullMarked
package org.vigie.demo;

import org.jspecify.annotations.NullMarked;
