package cn.qualitysafety.platform.alert;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface TaskAlertMapper {

  void insert(TaskAlert alert);

  List<TaskAlert> overdue(@Param("unitCodes") List<String> unitCodes, @Param("most") int most);

  List<TaskAlert> ofCase(@Param("caseNumber") String caseNumber);
}
