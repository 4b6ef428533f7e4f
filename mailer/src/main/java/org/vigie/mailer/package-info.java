@NullMarked
package org.vigie.mailer;

import org.jspecify.annotations.NullMarked;
