package cn.qualitysafety.platform.engine;

import org.apache.ibatis.annotations.Mapper;

/** Locks of the engine's jobs, which its own interface frees one by one and by name only. */
@Mapper
interface JobLockMapper {

  /** Frees all jobs of an owner; whoever still does one of them is rolled back at its end. */
  int release(String owner);
}
