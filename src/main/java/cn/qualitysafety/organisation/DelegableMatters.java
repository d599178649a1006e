package cn.qualitysafety.organisation;

import java.util.Map;

/** What a regime lets the province entrust to another unit, in Chinese by its code. */
public interface DelegableMatters {

  Map<String, String> delegable();
}
