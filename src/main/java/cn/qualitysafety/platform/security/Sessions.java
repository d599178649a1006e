package cn.qualitysafety.platform.security;

import cn.qualitysafety.platform.Remembered;
import cn.qualitysafety.platform.engine.LoggedIn;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.time.Duration;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A session lasts as long as what it rests on ({@link Standing}). The database is asked, with every
 * request or after {@code login.standing-age}: so it does not matter who changed an account in
 * which way on which node. Whoever changes their own password stays where they did so, as people
 * expect; their other sessions end like those of everybody whose account changes.
 */
@Component
public class Sessions implements HttpSessionAttributeListener {

  private static final int PEOPLE = 10_000;
  private static final String STANDING = Sessions.class.getName() + ".standing";

  private final StandingMapper mapper;
  private final Remembered<String, Standing> now;

  Sessions(StandingMapper mapper, @Value("${login.standing-age}") Duration age) {
    this.mapper = mapper;
    now =
        new Remembered<>(
            Caffeine.newBuilder()
                .expireAfterWrite(age)
                .maximumSize(PEOPLE)
                .<String, Standing>build()
                .asMap(),
            person -> Standing.of(mapper.find(person)));
  }

  /**
   * A right password was given, at the login page perhaps: what it opens rests on what there is by
   * now, though it may change before the session begins.
   *
   * @param password as the engine keeps it
   */
  public void opened(String person, String password) {
    HttpServletRequest request = CurrentRequest.get();
    if (request != null && !CurrentRequest.isRest(request)) {
      Standing standing = Standing.of(mapper.find(person));
      if (standing != null) {
        // What is remembered from before a change would end the session that begins after it.
        now.put(person, standing);
        request.setAttribute(STANDING, standing.opened(password));
      }
    }
  }

  /**
   * @param password as the engine keeps it
   */
  public void changedOwnPassword(String person, String password) {
    HttpServletRequest request = CurrentRequest.get();
    HttpSession session = request == null ? null : request.getSession(false);
    if (session != null
        && LoggedIn.anybody(session).filter(person::equals).isPresent()
        && session.getAttribute(STANDING) instanceof Standing before) {
      session.setAttribute(STANDING, before.withNew(password));
    }
  }

  /** Ends a session that rests on something that is not so any more. */
  void endIfOver(HttpSession session) {
    try {
      String person = LoggedIn.anybody(session).orElse(null);
      if (person != null
          && !(session.getAttribute(STANDING) instanceof Standing then
              && then.holds(now.get(person)))) {
        session.invalidate();
      }
    } catch (IllegalStateException alreadyEnded) {
      // by another request of the same browser
    }
  }

  /** The login makes a new session and puts into it who has logged in. */
  @Override
  public void attributeAdded(HttpSessionBindingEvent added) {
    HttpServletRequest request = CurrentRequest.get();
    if (request != null
        && added.getValue() instanceof Authentications
        && request.getAttribute(STANDING) instanceof Standing standing) {
      added.getSession().setAttribute(STANDING, standing);
    }
  }
}
