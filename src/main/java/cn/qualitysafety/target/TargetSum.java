package cn.qualitysafety.target;

/**
 * What a unit by itself, without those below it, had reached of a target.
 *
 * @param targetKey as models name it
 * @param amount in objects
 */
public record TargetSum(String targetKey, String unitCode, int amount) {}
