package cn.qualitysafety.enterprise.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who is at the page.
 *
 * @param reachedUnits codes of the units whose enterprises this person may see
 * @param mayEnter whether this person's posts keep the register
 */
record Visitor(String person, List<String> reachedUnits, boolean mayEnter) {

  /** The same visitor, or 403 for one who may only read. */
  Visitor entering() {
    if (!mayEnter) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return this;
  }
}
