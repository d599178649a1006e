package cn.qualitysafety.example;

import java.util.Date;
import java.util.List;

/** What the models below {@code src/test/resources/models-example} call; never run. */
public interface Examples {

  Example of(String caseNumber);

  Date dueDate(String caseNumber);

  List<String> receivers();

  record Example(String title) {}
}
