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
    return deciding(person).contains(post);
  }

  /** What a person may change now. */
  public List<SettingKind> of(String person) {
    List<String> deciding = deciding(person);
    return Stream.of(SettingKind.values()).filter(kind -> deciding.contains(kind.post())).toList();
  }

  /** A person's posts without that of legal affairs below the highest unit. */
  private List<String> deciding(String person) {
    return inTheNameOf.system(
        () -> {
          List<String> posts = inTheNameOf.postsOf(person);
          return posts.contains(SettingKind.LEGAL_AFFAIRS)
                  && !inTheNameOf.unitsOf(person).contains(highest.code())
              ? posts.stream().filter(post -> !post.equals(SettingKind.LEGAL_AFFAIRS)).toList()
              : posts;
        });
  }
}
