package cn.qualitysafety.platform.engine;

/**
 * A {@link CommandRule} has refused what a person told the engine; nothing was done. Told to
 * whoever keeps the trail.
 *
 * @param person login
 * @param command in the engine's words: {@code ResolveTask}, {@code TaskQuery}
 * @param subject what it was about, with its id; empty if it was about nothing that there is
 * @param sentence what the person was told
 */
public record RefusedCommand(String person, String command, String subject, String sentence) {}
