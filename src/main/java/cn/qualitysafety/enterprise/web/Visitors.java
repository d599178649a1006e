package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.LoggedIn;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Component;

/** Finds out about people by their login: asked anew each time, for posts and units change. */
@Component
class Visitors {

  private final InTheNameOf inTheNameOf;

  Visitors(InTheNameOf inTheNameOf) {
    this.inTheNameOf = inTheNameOf;
  }

  Visitor of(HttpSession session) {
    return of(LoggedIn.person(session));
  }

  Visitor of(String person) {
    return new Visitor(
        person,
        inTheNameOf.unitsOf(person),
        inTheNameOf.postsOf(person),
        inTheNameOf.postsWithCasesOf(person));
  }
}
