package cn.qualitysafety.summons;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface SummonsMapper {

  void insert(Summons summons);

  Summons find(String caseNumber);

  Summons openOf(String holderCode);

  /** Open ones, the oldest first. */
  List<Summons> openIn(@Param("unitCodes") Collection<String> unitCodes);

  /** Those of an enterprise in these units, the newest first. */
  List<Summons> ofHolder(
      @Param("holderCode") String holderCode,
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("offset") int offset,
      @Param("limit") int limit);

  void close(
      @Param("caseNumber") String caseNumber,
      @Param("state") Summons.State state,
      @Param("at") LocalDateTime at);

  void insertCause(SummonsCause cause);

  SummonsCause causeOfCase(String causeCase);

  List<SummonsCause> causes(String caseNumber);

  void moveHolder(@Param("from") String from, @Param("to") String to);
}
