package cn.qualitysafety.platform.deadline;

/** How a case stands with a limit: in time, to be hurried, over it. */
public enum Light {
  GREEN,
  YELLOW,
  RED
}
