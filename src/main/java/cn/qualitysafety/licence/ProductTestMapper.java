package cn.qualitysafety.licence;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ProductTestMapper {

  void insert(
      @Param("caseNumber") String caseNumber,
      @Param("unitCode") String unitCode,
      @Param("holderCode") String holderCode,
      @Param("holderName") String holderName,
      @Param("product") String product);

  ProductTest find(String caseNumber);

  void seal(
      @Param("caseNumber") String caseNumber,
      @Param("samplingSheet") String samplingSheet,
      @Param("quantity") String quantity,
      @Param("sealedOn") LocalDate sealedOn,
      @Param("deliverBy") LocalDate deliverBy,
      @Param("laboratory") String laboratory,
      @Param("person") String person);

  void tell(@Param("caseNumber") String caseNumber, @Param("objectBy") LocalDate objectBy);

  void object(
      @Param("caseNumber") String caseNumber,
      @Param("objection") String objection,
      @Param("objectedOn") LocalDate objectedOn,
      @Param("laboratory") String laboratory);

  void moveHolder(@Param("from") String from, @Param("to") String to);
}
