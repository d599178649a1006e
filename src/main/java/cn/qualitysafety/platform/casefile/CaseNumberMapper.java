package cn.qualitysafety.platform.casefile;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CaseNumberMapper {

  /**
   * Whose a number is.
   *
   * @param unitCode the unit, for good
   * @param familyId root instance of the running case; null if none runs
   */
  record Owner(String caseNumber, String unitCode, String familyId) {}

  /** Null if the number was never given. */
  Owner find(String caseNumber);

  List<Owner> findAll(@Param("caseNumbers") Collection<String> caseNumbers);

  /** Of a case that had its number before there was this register; null if there is none. */
  Owner findInHistory(
      @Param("caseNumber") String caseNumber, @Param("exceptFamily") String exceptFamily);

  void insert(Owner owner);

  /** One if the number was free in this unit, else nought. */
  int take(Owner owner);

  void release(String familyId);

  void handOver(@Param("caseNumber") String caseNumber, @Param("unitCode") String unitCode);
}
