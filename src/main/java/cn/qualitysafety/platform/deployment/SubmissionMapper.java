package cn.qualitysafety.platform.deployment;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface SubmissionMapper {

  /** Gives the new row its number. */
  void insert(NewSubmission submission);

  void insertFile(
      @Param("submissionId") long submissionId,
      @Param("name") String name,
      @Param("content") byte[] content);

  /** Those that wait, and the latest of the others. */
  List<Submission> findAll(@Param("decided") int decided);

  Submission find(long id);

  /** By which a version was withdrawn, the latest; null if none. */
  Submission findWithdrawal(String withdrawnId);

  /** How many wait for a post that this person has not sent. */
  int countWaitingFor(@Param("person") String person, @Param("post") String post);

  /** How many there are, decided or not, with one of these files. */
  int countWith(@Param("files") Collection<String> files);

  /** How many with one of these files wait for a post, and were not sent by this person. */
  int countWaitingWith(
      @Param("files") Collection<String> files,
      @Param("person") String person,
      @Param("post") String post);

  /** Those of this person that others decided, and that the person has not been told of. */
  List<Submission> findUntold(String person);

  void setTold(@Param("id") long id, @Param("toldAt") LocalDateTime toldAt);

  List<StoredFile> findFiles(long submissionId);

  List<String> findFileNames(long submissionId);

  /** Files of this name that were approved and are none of a release. */
  List<StoredFile> findSent(String name);

  /** In the order in which they were given. */
  List<Given> findApprovals(long submissionId);

  void deleteApproval(@Param("submissionId") long submissionId, @Param("post") String post);

  void insertApproval(@Param("submissionId") long submissionId, @Param("given") Given given);

  /** Returns 0 if it has been decided already. */
  int decide(
      @Param("id") long id,
      @Param("state") Submission.State state,
      @Param("decidedBy") String decidedBy,
      @Param("decidedAt") LocalDateTime decidedAt,
      @Param("reason") String reason);

  void setDeployment(@Param("id") long id, @Param("deploymentId") String deploymentId);

  /**
   * Keeps what ran when it was decided.
   *
   * @param replaced null if there was nothing
   */
  void setReplaced(
      @Param("submissionId") long submissionId,
      @Param("name") String name,
      @Param("replaced") byte[] replaced);

  /** That a designer's version is what a release brings: from then on it counts as a release's. */
  void insertAdopted(@Param("modelKey") String modelKey, @Param("deploymentId") String deployment);

  List<Adopted> findAdopted();

  /** A row to be; the database gives it its id. */
  class NewSubmission {
    long id;
    final String name;
    final boolean fromRelease;
    final String submittedBy;
    final LocalDateTime submittedAt;
    final String withdrawnId;
    final String purpose;

    /**
     * @param withdrawnId null for a deployment, and so is the purpose
     */
    NewSubmission(
        String name,
        boolean fromRelease,
        String submittedBy,
        LocalDateTime submittedAt,
        String withdrawnId,
        String purpose) {
      this.name = name;
      this.fromRelease = fromRelease;
      this.submittedBy = submittedBy;
      this.submittedAt = submittedAt;
      this.withdrawnId = withdrawnId;
      this.purpose = purpose;
    }
  }

  /**
   * @param replaced what ran when it was decided; null if there was nothing, or while it waits
   */
  record StoredFile(String name, byte[] content, byte[] replaced) {}

  /**
   * That somebody of a post has approved it.
   *
   * @param seen fingerprint of what it would have changed then
   */
  record Given(String post, String approvedBy, LocalDateTime approvedAt, String seen) {}

  record Adopted(String modelKey, String deploymentId) {}
}
