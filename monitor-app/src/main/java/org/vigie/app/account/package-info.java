/** Accounts of volunteers and admins, and what each may open. */
@NullMarked
package org.vigie.app.account;

import org.jspecify.annotations.NullMarked;
