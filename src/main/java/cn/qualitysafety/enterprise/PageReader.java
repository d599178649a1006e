package cn.qualitysafety.enterprise;

import java.util.List;

/**
 * Who reads the page of an enterprise or another party.
 *
 * @param units codes of the units that the person reaches
 * @param posts that the person holds
 */
public record PageReader(String person, List<String> units, List<String> posts) {}
