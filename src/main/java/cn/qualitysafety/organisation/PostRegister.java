package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.CsvFile;
import cn.qualitysafety.platform.language.KnownNames;
import cn.qualitysafety.platform.language.NameKind;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** All posts, read once from {@code organisation/posts.csv}. */
@Component("posts")
public class PostRegister implements KnownNames {

  private final Map<String, Post> byCode = new LinkedHashMap<>();

  PostRegister() {
    for (CsvFile.Row row : CsvFile.read("organisation/posts.csv")) {
      Post post =
          new Post(
              row.get("code"),
              row.get("name"),
              row.get("level").equals("any") ? null : row.choice("level", UnitLevel.class));
      if (byCode.put(post.code(), post) != null) {
        throw row.broken("post %s appears twice".formatted(post.code()));
      }
    }
  }

  @Override
  public NameKind kind() {
    return NameKind.POST;
  }

  @Override
  public Map<String, String> existing() {
    Map<String, String> names = new LinkedHashMap<>();
    byCode.forEach((code, post) -> names.put(code, post.name()));
    return names;
  }

  public Collection<Post> all() {
    return Collections.unmodifiableCollection(byCode.values());
  }

  public boolean contains(String code) {
    return byCode.containsKey(code);
  }

  /** Codes of the posts that a unit of this level has. */
  public List<String> of(UnitLevel level) {
    return byCode.values().stream()
        .filter(
            post -> post.level() == null ? level != UnitLevel.LABORATORY : post.level() == level)
        .map(Post::code)
        .toList();
  }
}
