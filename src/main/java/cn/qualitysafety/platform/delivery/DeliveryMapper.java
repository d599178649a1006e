package cn.qualitysafety.platform.delivery;

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

  void close(Delivery served);
}
