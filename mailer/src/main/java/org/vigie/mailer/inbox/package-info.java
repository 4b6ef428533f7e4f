/** Mail that comes in: bounces, complaints, automatic answers, and what people write. */
@NullMarked
package org.vigie.mailer.inbox;

import org.jspecify.annotations.NullMarked;
