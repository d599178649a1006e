package cn.qualitysafety.platform.audit;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface AuditMapper {

  void insert(AuditEvent event);

  int count(@Param("person") String person);

  String latest(@Param("kind") AuditEvent.Kind kind, @Param("action") String action);

  int countLogins(
      @Param("person") String person,
      @Param("address") String address,
      @Param("since") LocalDateTime since);

  List<AuditEvent> page(
      @Param("person") String person, @Param("offset") int offset, @Param("size") int size);
}
