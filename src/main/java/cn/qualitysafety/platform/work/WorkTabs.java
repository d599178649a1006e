package cn.qualitysafety.platform.work;

import cn.qualitysafety.platform.audit.TrailReaders;
import cn.qualitysafety.platform.casefile.CopyCounts;
import cn.qualitysafety.platform.deployment.DeploymentNews;
import cn.qualitysafety.platform.engine.LoggedIn;
import cn.qualitysafety.platform.setting.SettingRights;
import cn.qualitysafety.platform.urging.Urgings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The tabs of 我的办件, the same on each of its pages: those that open for this person. */
@ControllerAdvice
class WorkTabs {

  private final OwnWork work;
  private final DeploymentNews deployments;
  private final SettingRights settings;
  private final Urgings urgings;
  private final CopyCounts copies;
  private final TrailReaders readers;

  WorkTabs(
      OwnWork work,
      DeploymentNews deployments,
      SettingRights settings,
      Urgings urgings,
      CopyCounts copies,
      TrailReaders readers) {
    this.work = work;
    this.deployments = deployments;
    this.settings = settings;
    this.urgings = urgings;
    this.copies = copies;
    this.readers = readers;
  }

  /** A page and what it is called. */
  record Tab(String path, String name) {}

  /** Asked by the templates that show them, and by no other. */
  interface Tabs {
    List<Tab> getAll();
  }

  @ModelAttribute("tabs")
  Tabs tabs(HttpServletRequest request) {
    return () -> of(LoggedIn.person(request.getSession(false)));
  }

  private List<Tab> of(String person) {
    List<String> posts = work.posts(person);
    DeploymentNews.News news = deployments.of(person);
    boolean administers = posts.contains("camunda-admin");
    return Stream.of(
            tab(LeadingPosts.read(posts), LeadingPosts.PAGE, "活动进展"),
            tab(true, "/work/held", "在办与转办"),
            tab(true, "/work/urgings", "催办" + counted(urgings.unread(person))),
            tab(true, "/work/copies", "抄送" + counted(copies.unread(person))),
            tab(true, "/work/finished", "已办"),
            tab(true, "/work/started", "我发起的"),
            tab(true, "/work/overdue", "超期督办"),
            tab(work.followsCases(person), "/work/messages", "待接收消息"),
            tab(LeadingPosts.read(posts), "/supervision/bottlenecks", "流程堵点"),
            tab(true, "/summons", "企业约谈"),
            tab(true, "/events", "宣传活动"),
            tab(posts.contains("laboratory"), "/laboratory/results", "检验结果导入"),
            tab(posts.contains("event-organiser"), "/events/trainees", "学员导入"),
            tab(news.designer(), "/deployments", "部署核准" + counted(news.total())),
            tab(!settings.of(person).isEmpty(), "/settings", "设置"),
            tab(administers, "/work/leave", "离岗移交与代理"),
            tab(readers.mayRead(person), "/audit", "登录与权限变更记录"))
        .flatMap(tab -> tab)
        .toList();
  }

  private static String counted(int number) {
    return number == 0 ? "" : "（%d）".formatted(number);
  }

  private static Stream<Tab> tab(boolean opens, String path, String name) {
    return opens ? Stream.of(new Tab(path, name)) : Stream.empty();
  }
}
