package cn.qualitysafety.commitment;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Reads what the models of this regime have left in the register of cases and in its records. */
@Mapper
interface CommitmentMapper {

  /** An item as the register of cases has it. */
  record Case(
      String number,
      String unitCode,
      String title,
      LocalDateTime openedAt,
      LocalDateTime closedAt,
      String result) {}

  /**
   * What was recorded in a field of a case.
   *
   * @param id of a later entry it is greater
   * @param valueText null if it was left empty
   */
  record Field(long id, String caseNumber, String fieldKey, String valueText) {}

  /** An open listing, and of which item. */
  record Listing(String number, String itemNumber) {}

  Case find(String number);

  /** Code of the unit of any case; null if there is none of this number. */
  String unitOf(String number);

  /**
   * In the order of their numbers; those that were handed on to another unit are its, not these.
   */
  List<Case> ofUnits(
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("from") LocalDateTime from,
      @Param("before") LocalDateTime before);

  List<Case> open();

  /** All entries of these fields, in no order. */
  List<Field> fields(@Param("number") String number, @Param("keys") Collection<String> keys);

  /** The same of all items of some units that began in a time. */
  List<Field> fieldsOfUnits(
      @Param("unitCodes") Collection<String> unitCodes,
      @Param("from") LocalDateTime from,
      @Param("before") LocalDateTime before,
      @Param("keys") Collection<String> keys);

  List<Listing> openListings();
}
