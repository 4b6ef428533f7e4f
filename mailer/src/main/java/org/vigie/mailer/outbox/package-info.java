/** Mails written in the transaction of their cause, and how they leave over SMTP. */
@NullMarked
package org.vigie.mailer.outbox;

import org.jspecify.annotations.NullMarked;
