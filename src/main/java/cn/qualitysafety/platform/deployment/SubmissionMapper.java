package cn.qualitysafety.platform.deployment;

import java.time.LocalDateTime;
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

  /** How many wait that this person has not sent. */
  int countWaitingFor(String person);

  /** Those of this person that others decided, and that the person has not been told of. */
  List<Submission> findUntold(String person);

  void setTold(@Param("id") long id, @Param("toldAt") LocalDateTime toldAt);

  List<StoredFile> findFiles(long submissionId);

  /** Files of this name that were approved and are none of a release. */
  List<StoredFile> findSent(String name);

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

  record Adopted(String modelKey, String deploymentId) {}
}
