package cn.qualitysafety.campaign.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a plan's file, gathered so that all of it is reported at once. */
class Complaints {

  private record Complaint(int line, String reason) {}

  private final String file;
  private final List<Complaint> complaints = new ArrayList<>();

  Complaints(String file) {
    this.file = file;
  }

  /**
   * Notes a complaint.
   *
   * @param line counted from 1
   */
  void add(int line, String reason) {
    complaints.add(new Complaint(line, reason));
  }

  /** Notes a last complaint, after which the file cannot be read any further. */
  BrokenPlanException last(int line, String reason, Exception cause) {
    add(line, reason);
    return new BrokenPlanException(message(), cause);
  }

  /**
   * Does nothing if nothing was noted.
   *
   * @throws BrokenPlanException with all that was noted, in the order of the lines
   */
  void raise() {
    if (!complaints.isEmpty()) {
      throw new BrokenPlanException(message(), null);
    }
  }

  private String message() {
    return complaints.stream()
        .sorted(Comparator.comparingInt(Complaint::line))
        .map(complaint -> "%s:%d: %s".formatted(file, complaint.line(), complaint.reason()))
        .collect(Collectors.joining("\n"));
  }
}
