package org.vigie.app.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page does not exist, or is not public; the reader is told no more than that. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotFoundException extends RuntimeException {
  public NotFoundException(String what) {
    super(what, null, false, false);
  }
}
