package cn.qualitysafety.platform.handover;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which posts pass on other people's tasks, and which go with a person.
 *
 * @param heads posts that head a unit
 * @param supervisors posts that supervise it
 * @param administrators posts that hand over what somebody leaves behind
 * @param personal posts that are no substitute's: neither given to one, nor held by one
 */
@ConfigurationProperties("handover")
record HandoverRules(
    List<String> heads,
    List<String> supervisors,
    List<String> administrators,
    List<String> personal) {

  /**
   * Whether somebody of these posts passes on other people's tasks of the units that they reach.
   */
  boolean passesOn(Collection<String> posts) {
    return Stream.of(heads, supervisors, administrators)
        .flatMap(List::stream)
        .anyMatch(posts::contains);
  }

  boolean administers(Collection<String> posts) {
    return administrators.stream().anyMatch(posts::contains);
  }
}
