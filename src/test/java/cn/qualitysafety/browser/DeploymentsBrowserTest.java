package cn.qualitysafety.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.qualitysafety.CaseDriver;
import cn.qualitysafety.SystemTest;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The second designer sees what the first one changed, and decides. */
@SystemTest
@Tag("slow")
class DeploymentsBrowserTest {

  private static final String MODEL = "licence-withdrawal.bpmn";
  private static final String FORM = "licence-withdrawal-start.form";

  @RegisterExtension private static final Browsers BROWSERS = new Browsers();

  @LocalServerPort private int port;
  @Autowired private TestRestTemplate rest;
  @Autowired private CaseDriver driver;
  @Autowired private RepositoryService repository;

  private List<String> deployedBefore;

  @BeforeEach
  void begin() {
    driver.reset();
    deployedBefore = deployments();
  }

  @AfterEach
  void end() {
    deployments().stream()
        .filter(id -> !deployedBefore.contains(id))
        .forEach(id -> repository.deleteDeployment(id, true));
    driver.reset();
  }

  @Test
  void theSecondDesignerSeesWhatDiffersAndDecides() throws IOException {
    deploy("名称");
    deploy("再改名称");
    TasklistPage tasklist = BROWSERS.tasklist(port);
    Page page = tasklist.page();
    tasklist.logIn("liucheng2");
    assertThat(page.locator(".deployment-news a")).hasText("部署核准（2）");
    tasklist.picture("94-deployments-told");
    page.navigate("http://localhost:%d/work".formatted(port));
    page.getByText("部署核准").click();
    tasklist.picture("95-deployments-waiting");
    page.getByText("撤回流程（名称）").click();
    assertThat(page.locator("ins").last()).containsText("名称终止审查");
    tasklist.picture("96-deployment");
    barrierFree(page);
    page.locator("button", new Page.LocatorOptions().setHasText("核准")).click();
    assertThat(page.locator("[role=status]")).containsText("已核准，现已生效");
    page.getByText("撤回流程（再改名称）").click();
    page.getByLabel("退回理由").fill("名称与文书不一致。");
    page.locator("button", new Page.LocatorOptions().setHasText("退回")).click();
    assertThat(page.locator("main")).containsText("名称与文书不一致。");
    assertThat(page.locator("main")).containsText("与程序发布的版本不同的模型");
    tasklist.picture("97-deployments-decided");
    barrierFree(page);
  }

  private static void barrierFree(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  private void deploy(String change) throws IOException {
    MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
    parts.add("deployment-name", "撤回流程（%s）".formatted(change));
    add(
        parts,
        MODEL,
        Files.readString(Path.of("bpmn/licence", MODEL)).replace("登记撤回、终止审查", change + "终止审查"));
    add(
        parts,
        FORM,
        Files.readString(Path.of("forms/licence", FORM)).replace("撤回日期", change + "日期"));
    assertThat(
            rest.withBasicAuth("liucheng", "Zhijian-2009")
                .postForEntity("/engine-rest/deployment/create", parts, String.class)
                .getStatusCode()
                .value())
        .isEqualTo(200);
  }

  private static void add(MultiValueMap<String, Object> parts, String file, String content) {
    parts.add(
        file,
        new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public String getFilename() {
            return file;
          }
        });
  }

  private List<String> deployments() {
    return repository.createDeploymentQuery().list().stream().map(Deployment::getId).toList();
  }
}
