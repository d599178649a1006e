package cn.qualitysafety.licence;

/** What a licence is worth. */
public enum LicenceState {
  VALID,
  /** Its last day is over and it was not renewed. */
  EXPIRED
}
