package cn.qualitysafety.organisation;

import java.util.Date;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Counts in the engine's tables, whose own interface has no counts by unit. */
@Mapper
interface CaseCountMapper {

  List<CaseCount> openCases();

  List<CaseCount> overdueTasks(@Param("now") Date now);
}
