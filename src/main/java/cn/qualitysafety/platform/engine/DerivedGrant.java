package cn.qualitysafety.platform.engine;

/**
 * What a post was granted because a model names it.
 *
 * @param permissions bits, as the engine keeps them
 */
record DerivedGrant(String post, int resourceType, String resourceId, int permissions) {}
