package cn.qualitysafety.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeFileNameTest {

  @Test
  void aNameIsSafeForEveryFileSystemAndReadsAsWhatItIs() {
    assertThat(SafeFileName.of("现场检查记录（一）.pdf")).isEqualTo("现场检查记录（一）.pdf");
    assertThat(SafeFileName.of("C:\\Users\\陈洁\\桌面\\记录.pdf")).isEqualTo("记录.pdf");
    assertThat(SafeFileName.of("../../../etc/passwd")).isEqualTo("passwd");
    assertThat(SafeFileName.of("发票\u202Efdp.exe")).isEqualTo("发票fdp.exe");
    assertThat(SafeFileName.of("a\u0000b\r\nSet-Cookie: x\u200B.pdf"))
        .isEqualTo("abSet-Cookie_ x.pdf");
    assertThat(SafeFileName.of("a<b>\"c\"|d?.pdf")).isEqualTo("a_b__c__d_.pdf");
    assertThat(SafeFileName.of(" .. 记录 \u3000 二.pdf. . ")).isEqualTo("记录 二.pdf");
    assertThat(SafeFileName.of("e\u0301.pdf")).isEqualTo("\u00e9.pdf");
    assertThat(SafeFileName.of("CON.pdf")).isEqualTo("_CON.pdf");
    assertThat(SafeFileName.of("lpt1.tar.pdf")).isEqualTo("_lpt1.tar.pdf");
    assertThat(SafeFileName.of("console.pdf")).isEqualTo("console.pdf");
    assertThat(SafeFileName.of(null)).isEmpty();
  }

  @Test
  void aLongNameIsCutBeforeItsExtensionAndNeverThroughACharacter() {
    assertThat(SafeFileName.of("长".repeat(300) + ".docx")).isEqualTo("长".repeat(95) + ".docx");
    assertThat(SafeFileName.of("长" + "𠮷".repeat(90) + ".docx"))
        .isEqualTo("长" + "𠮷".repeat(47) + ".docx");
    assertThat(SafeFileName.of("_" + "x".repeat(98) + "CON")).hasSize(SafeFileName.MOST);
  }
}
