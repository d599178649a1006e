package cn.qualitysafety.platform.casefile;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ClosedCaseMapper {

  void insert(ClosedCase closed);

  /** Those of one number in these units, latest first. */
  List<ClosedCase> find(
      @Param("caseNumber") String caseNumber, @Param("unitCodes") Collection<String> unitCodes);

  /** Those of one family in these units, by number. */
  List<ClosedCase> family(
      @Param("rootNumber") String rootNumber, @Param("unitCodes") Collection<String> unitCodes);
}
