package cn.qualitysafety.platform.delivery;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface DeliveryMapper {

  /** Whoever serves another document of the case meanwhile waits. */
  List<String> lockCase(String caseNumber);

  void insert(Delivery delivery);

  Delivery find(String number);

  /** In the order in which they were begun. */
  List<Delivery> ofCases(@Param("caseNumbers") Collection<String> caseNumbers);

  /** Of a service that is open; what has no such number is none. */
  void moveDueOn(@Param("number") String number, @Param("dueOn") LocalDate dueOn);

  void close(Delivery served);
}
