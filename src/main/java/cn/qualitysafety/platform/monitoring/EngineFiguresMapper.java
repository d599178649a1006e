package cn.qualitysafety.platform.monitoring;

import java.util.Date;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Reads the engine's tables, which its own interface cannot count in one go. */
@Mapper
interface EngineFiguresMapper {

  EngineFigures read(@Param("now") Date now);
}
