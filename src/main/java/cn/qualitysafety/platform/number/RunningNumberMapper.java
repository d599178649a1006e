package cn.qualitysafety.platform.number;

import org.apache.ibatis.annotations.Mapper;

@Mapper
interface RunningNumberMapper {

  /** Takes the next serial, in one statement, for the row is locked from then on. */
  int increment(Series series);

  /** Nobody else begins a series until the transaction ends. */
  int lockBeginnings();

  void begin(Series series);
}
