/**
 * The letter of a request on its way out: as mail of 72 columns, as A4 page for the post ({@link
 * LetterPdf}), and sent once a person has declared it ready ({@link RequestPost}).
 */
@NullMarked
package org.vigie.mailer.letter;

import org.jspecify.annotations.NullMarked;
