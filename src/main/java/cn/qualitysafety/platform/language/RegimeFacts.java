package cn.qualitysafety.platform.language;

import java.util.List;

/** The facts of a regime's cases, listed in one class of the regime. */
public interface RegimeFacts {

  List<CaseFacts<?>> cases();
}
