package cn.qualitysafety.platform.casefile;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A case that somebody may see, and the cases around it.
 *
 * @param instanceId of the engine
 * @param caseNumber business key of its process
 * @param procedure name of its process
 * @param open still running: attachments may be added
 * @param rootNumber the case that called it, directly or not; itself if none did or if that one is
 *     out of the person's reach
 * @param members itself and the other cases of its family within the person's reach
 * @param shown those of them whose files its page shows
 */
record CaseFamily(
    String instanceId,
    String caseNumber,
    String procedure,
    boolean open,
    String rootNumber,
    List<String> members,
    List<String> shown) {

  /** Of more cases than these nobody reads a page, and to make it takes longer than they wait. */
  static final int MOST_SHOWN = 30;

  /** The others of its members, in their order. */
  public List<String> notShown() {
    Set<String> here = Set.copyOf(shown);
    return members.stream().filter(member -> !here.contains(member)).toList();
  }

  /**
   * All members as long as they are few; of many, the case with those that called it and, if these
   * are few, those that it called. What else its callers called is left out.
   *
   * @param callers which case called a member; without the root
   */
  static List<String> shown(
      String caseNumber, String rootNumber, List<String> members, Map<String, String> callers) {
    if (members.size() <= MOST_SHOWN) {
      return members;
    }
    Set<String> line = new LinkedHashSet<>();
    String each = caseNumber;
    while (each != null && line.add(each)) {
      each = callers.get(each);
    }
    line.add(rootNumber);
    List<String> below =
        members.stream().filter(member -> isBelow(member, caseNumber, callers)).toList();
    return Stream.concat(
            line.stream(),
            line.size() + below.size() <= MOST_SHOWN ? below.stream() : Stream.empty())
        .filter(members::contains)
        .distinct()
        .toList();
  }

  private static boolean isBelow(String member, String caseNumber, Map<String, String> callers) {
    Set<String> passed = new HashSet<>();
    String caller = callers.get(member);
    while (caller != null && !caller.equals(caseNumber) && passed.add(caller)) {
      caller = callers.get(caller);
    }
    return caseNumber.equals(caller);
  }
}
