/** The database: its migrations, and what differs between H2 and PostgreSQL. */
@NullMarked
package org.vigie.database;

import org.jspecify.annotations.NullMarked;
