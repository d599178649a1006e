package cn.qualitysafety.platform.engine;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface FormerAccountMapper {

  /** What somebody without an account was called. */
  record Former(String login, String name) {}

  List<Former> find(@Param("logins") Collection<String> logins);

  void insert(
      @Param("login") String login, @Param("name") String name, @Param("at") LocalDateTime at);

  void delete(String login);
}
