package cn.qualitysafety.platform.message;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface OutboxMapper {

  /** How many no case has received, and when the first of them was sent; null if there is none. */
  record Backlog(long waiting, LocalDateTime oldest) {}

  void insert(OutboxMessage message);

  OutboxMessage find(
      @Param("name") String name,
      @Param("sender") String sender,
      @Param("occasion") String occasion);

  OutboxMessage lock(long id);

  /** Those that no case has received, oldest first. */
  List<OutboxMessage> waiting();

  List<OutboxMessage> waitingIn(@Param("unitCodes") Collection<String> unitCodes);

  /** Those that these cases have sent or received, oldest first. */
  List<OutboxMessage> ofCases(@Param("caseNumbers") Collection<String> caseNumbers);

  Backlog backlog();

  void setContent(@Param("id") long id, @Param("content") String content);

  void setJob(@Param("id") long id, @Param("jobId") String jobId);

  void deliver(
      @Param("id") long id, @Param("at") LocalDateTime at, @Param("receiver") String receiver);
}
