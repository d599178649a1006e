package cn.qualitysafety.platform.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.camunda.bpm.engine.impl.db.PermissionCheck;

/** Reads the engine's tables, which its own interface can only ask one by one. */
@Mapper
interface AuthorizationMapper {

  /**
   * How many authorizations deny something to somebody: those that take a permission away, and
   * those for everybody, which deny what they do not grant. That everybody reads a filter denies
   * nothing else.
   */
  int countDenials();

  /**
   * What a person and their posts are granted of the resources that are asked for, and an entry of
   * type {@value Grant#DENIALS} whose permissions are {@link #countDenials}.
   */
  List<Grant> findGrants(
      @Param("user") String user,
      @Param("groups") Collection<String> groups,
      @Param("checks") Collection<PermissionCheck> checks);

  /** Those among these ids that are cases, steps of cases, or tasks. */
  List<Scope> findScopes(@Param("ids") Collection<String> ids);

  /** Ids of jobs that belong to no process. */
  List<String> findJobsOfNoCase();

  /** Permissions, as bits, on a resource or, if its id is {@code *}, on all of its type. */
  record Grant(int resourceType, String resourceId, int permissions) {

    static final int DENIALS = -1;

    boolean allows(PermissionCheck check) {
      return resourceType == check.getResourceType()
          && List.of(ANY, check.getResourceId()).contains(resourceId)
          && (permissions & check.getPerms()) == check.getPerms();
    }
  }

  /**
   * What variables belong to.
   *
   * @param model its process key; null for a task that is of no case
   */
  record Scope(String id, String model) {}
}
