package cn.qualitysafety.platform.number;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RunningNumberMapper {

  int increment(
      @Param("unitCode") String unitCode, @Param("kind") String kind, @Param("year") int year);

  /** Nobody else begins a series until the transaction ends. */
  int lockBeginnings();

  void begin(
      @Param("unitCode") String unitCode, @Param("kind") String kind, @Param("year") int year);

  int current(
      @Param("unitCode") String unitCode, @Param("kind") String kind, @Param("year") int year);
}
