package cn.qualitysafety.organisation;

import org.apache.ibatis.annotations.Mapper;

@Mapper
interface BlindCallMapper {

  /**
   * That a step of a case waits for a blind case.
   *
   * @param instanceId the blind case
   * @param callerInstanceId the case whose step waits
   * @param activityInstanceId the step, which keeps this id whatever goes on beside it
   */
  record BlindCall(String instanceId, String callerInstanceId, String activityInstanceId) {}

  void insert(BlindCall call);

  /** Null if nobody waits for this case. */
  BlindCall find(String instanceId);

  /** Null if this step waits for no blind case. */
  BlindCall findByStep(String activityInstanceId);

  void delete(String instanceId);
}
