package cn.qualitysafety.platform.security;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;

/** Reads the engine's tables of people at once, which its own interface asks one by one. */
@Mapper
interface StandingMapper {

  /** The password, as the engine keeps it, the posts and the units of a person. */
  List<Fact> find(String person);

  /**
   * @param kind {@code password}, {@code post} or {@code unit}
   */
  record Fact(String kind, String name) {}
}
