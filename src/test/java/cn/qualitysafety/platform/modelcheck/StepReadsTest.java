package cn.qualitysafety.platform.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.example.ExampleCheck;
import cn.qualitysafety.platform.casefile.CasePart;
import cn.qualitysafety.platform.record.RecordPart;
import org.junit.jupiter.api.Test;

/** What a step reads is found in its code. */
class StepReadsTest {

  @Test
  void aStepReadsTheFieldsThatItNamesAlsoWhereItHandsItsFormOn() {
    StepReads step = StepReads.of(ExampleCheck.class, "checkExample");
    assertThat(step.keys()).containsExactlyInAnyOrder("decision", "remarks", "sealedNote");
    assertThat(step.label("decision")).isEqualTo("核查结论");
    assertThat(step.label("remarks")).isNull();
    assertThat(step.everything()).isFalse();
    assertThat(StepReads.of(ExampleCheck.class, "prepareExample").label("receivedOn"))
        .isEqualTo("收样日期");
  }

  @Test
  void aPartThatRecordsAFormReadsAllOfIt() {
    assertThat(StepReads.of(RecordPart.class, "form").everything()).isTrue();
    assertThat(StepReads.of(CasePart.class, "open").everything()).isTrue();
    assertThat(StepReads.of(CasePart.class, "close").everything()).isFalse();
  }
}
