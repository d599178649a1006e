package cn.qualitysafety.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNamesTest {

  @ParameterizedTest
  @CsvSource({
    "小明, 王, 王小明",
    "广州市局受理窗口 谢芳, （广州市）, 广州市局受理窗口 谢芳",
    "John, Smith, John Smith",
    ", 王, 王",
    "' ', （广州市）, gz-shouli",
    ", , gz-shouli"
  })
  void aPersonIsCalledByFamilyAndGivenNameOrByTheLogin(String given, String family, String name) {
    UserEntity user = new UserEntity("gz-shouli");
    user.setFirstName(given);
    user.setLastName(family);
    assertThat(PersonNames.of(user)).isEqualTo(name);
  }
}
