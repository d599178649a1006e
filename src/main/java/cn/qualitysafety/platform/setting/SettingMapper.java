package cn.qualitysafety.platform.setting;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface SettingMapper {

  /**
   * What there is, in few words: it differs after whatever was added, in whatever order.
   *
   * @param newest 0 if there is nothing
   */
  record State(long number, long newest) {}

  State state();

  /** The newest version of each entry. */
  List<Setting> newest();

  /** All versions of an entry, the newest first. */
  List<Setting> versions(@Param("kind") String kind, @Param("name") String name);

  /** Those that came with a deployment. */
  List<Setting> broughtBy(long submissionId);

  void insert(Setting setting);
}
