package cn.qualitysafety.platform.setting;

import cn.qualitysafety.platform.engine.InTheNameOf;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who may set what. */
@Component
public class SettingRights {

  private final InTheNameOf inTheNameOf;
  private final HighestUnit highest;

  SettingRights(InTheNameOf inTheNameOf, HighestUnit highest) {
    this.inTheNameOf = inTheNameOf;
    this.highest = highest;
  }

  /**
   * Whether a person holds a post where it decides for everybody: each bureau has its legal
   * affairs.
   */
  public boolean holds(String person, String post) {
    return inTheNameOf.system(
        () ->
            inTheNameOf.postsOf(person).contains(post)
                && (!post.equals(SettingKind.LEGAL_AFFAIRS)
                    || inTheNameOf.unitsOf(person).contains(highest.code())));
  }

  /** What a person may change now. */
  public List<SettingKind> of(String person) {
    return Stream.of(SettingKind.values()).filter(kind -> holds(person, kind.post())).toList();
  }
}
