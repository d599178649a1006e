package cn.qualitysafety.target;

/**
 * Told when an object was taken back (冲销), for whoever has reported what counted before.
 *
 * @param counted the row, as it is now
 */
public record CountReversed(Counted counted) {}
