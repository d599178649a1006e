package cn.qualitysafety.commitment;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Rows are only ever added. */
@Mapper
interface ScoreMapper {

  void insert(Score score);

  /** The last revision of a bureau's; null if it is not scored in the case. */
  Score latest(@Param("caseNumber") String caseNumber, @Param("unitCode") String unitCode);

  /** Codes of the bureaus that are scored in a case, in their order. */
  List<String> units(String caseNumber);
}
