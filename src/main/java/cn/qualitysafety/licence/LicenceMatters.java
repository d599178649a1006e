package cn.qualitysafety.licence;

import cn.qualitysafety.organisation.DelegableMatters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of licensing the province may entrust to another bureau. */
@Component
class LicenceMatters implements DelegableMatters {

  enum Matter {
    ACCEPT("licence-accept", "受理生产许可的申请，组织审查"),
    DECIDE("licence-decide", "作出生产许可的决定"),
    CHANGE("licence-change", "作出变更生产许可的决定");

    private final String code;
    private final String chinese;

    Matter(String code, String chinese) {
      this.code = code;
      this.chinese = chinese;
    }

    String code() {
      return code;
    }
  }

  @Override
  public Map<String, String> delegable() {
    Map<String, String> matters = new LinkedHashMap<>();
    Arrays.stream(Matter.values()).forEach(each -> matters.put(each.code, each.chinese));
    return matters;
  }
}
