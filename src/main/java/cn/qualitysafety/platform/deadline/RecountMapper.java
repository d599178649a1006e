package cn.qualitysafety.platform.deadline;

import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RecountMapper {

  void insert(RecountRequests.Request request);

  RecountRequests.Request next();

  void done(@Param("id") long id, @Param("at") LocalDateTime at);

  String lastFingerprint();

  List<String> tasks(
      @Param("moment") Date moment, @Param("after") String after, @Param("most") int most);

  List<String> timers(
      @Param("moment") Date moment, @Param("after") String after, @Param("most") int most);
}
