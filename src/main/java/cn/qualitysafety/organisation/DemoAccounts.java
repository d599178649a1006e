package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.SetUp;
import cn.qualitysafety.platform.language.Divisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Accounts to try the system with. They share one published password, so the profile refuses to
 * start on anything but the databases of {@code demo.databases}: the embedded H2.
 */
@Component
@Profile("demo")
public class DemoAccounts {

  public static final String PASSWORD = "Zhijian-2009";

  private record Account(String id, String name, String unit, List<String> posts) {}

  private static final List<Account> ACCOUNTS =
      List.of(
          new Account("sheng-ban", "省局活动办 林敏", "440000", List.of("leading-group-office")),
          new Account("sheng-ban2", "省局活动办 何平", "440000", List.of("leading-group-office")),
          new Account("sheng-zu", "省局领导小组 赖局长", "440000", List.of("leading-group")),
          new Account("sheng-du", "省局督查员 周正", "440000", List.of(Post.SUPERVISOR)),
          new Account("sheng-ld", "省局领导 孙副局长", "440000", List.of("bureau-leader")),
          new Account(
              "sheng-anshen", "省局领导 卫副局长", "440000", List.of("bureau-leader", "case-committee")),
          new Account("sheng-anshen2", "省局案审委委员 易处长", "440000", List.of("case-committee")),
          new Account("sheng-anshen3", "省局案审委委员 单处长", "440000", List.of("case-committee")),
          new Account("sheng-fazhi", "省局法规处 江宁", "440000", List.of("legal-affairs")),
          new Account("sheng-tingzheng", "省局听证主持 石磊", "440000", List.of("hearing-presider")),
          new Account("sheng-shouli", "省局受理窗口 韦静", "440000", List.of("acceptance-window")),
          new Account("sheng-shencha", "省局许可审查 汤明", "440000", List.of("review-organiser")),
          new Account("sheng-shencha2", "省局许可审查 祝平", "440000", List.of("review-organiser")),
          new Account("sheng-jueding", "省局许可决定 龚正", "440000", List.of("decision-maker")),
          new Account("sheng-zhengshu", "省局证书管理 邹静", "440000", List.of("certificate-clerk")),
          new Account("sheng-mpb", "省名推办 曾文", "440000", List.of("brand-office")),
          new Account("sheng-mpb2", "省名推办 彭辉", "440000", List.of("brand-office")),
          new Account("mtw-chen", "省名推委委员 陈立", "440000", List.of("brand-member")),
          new Account("mtw-huang", "省名推委委员 黄英", "440000", List.of("brand-member")),
          new Account("mtw-liang", "省名推委委员 梁国", "440000", List.of("brand-member")),
          new Account("mtw-su", "省名推委委员 苏敏", "440000", List.of("brand-member")),
          new Account("mtw-xu", "省名推委委员 徐教授", "440000", List.of("brand-member")),
          new Account("mtw-guang", "省名推委委员 广平", "440000", List.of("brand-member")),
          new Account("mtw-zhao", "省名推委委员 赵工", "440000", List.of("brand-member")),
          new Account(
              "sheng-keji",
              "省局科技处 苏承",
              "440000",
              List.of(Divisions.postOf("division-officer", "science-and-technology"))),
          new Account(
              "sheng-keji2",
              "省局科技处 白处长",
              "440000",
              List.of(Divisions.postOf("division-head", "science-and-technology"))),
          new Account(
              "sheng-bzh",
              "省局标准化处 柳青",
              "440000",
              List.of(Divisions.postOf("division-officer", "standardisation"))),
          new Account(
              "sheng-bzh2",
              "省局标准化处 穆处长",
              "440000",
              List.of(Divisions.postOf("division-head", "standardisation"))),
          new Account(
              "sheng-zhiguan",
              "省局质量管理处 严旭",
              "440000",
              List.of(Divisions.postOf("division-officer", "quality-management"))),
          new Account(
              "sheng-zhiguan2",
              "省局质量管理处 姚处长",
              "440000",
              List.of(Divisions.postOf("division-head", "quality-management"))),
          new Account(
              "gz-zhiguan",
              "广州市局质量管理科 阮平",
              "440100",
              List.of(Divisions.postOf("division-officer", "quality-management"))),
          new Account(
              "gz-bzh",
              "广州市局标准化科 关岚",
              "440100",
              List.of(Divisions.postOf("division-officer", "standardisation"))),
          new Account(
              "gz-bzh2",
              "广州市局标准化科 湛科长",
              "440100",
              List.of(Divisions.postOf("division-head", "standardisation"))),
          new Account("zj-lin", "评审专家 林教授", "440000", List.of("expert")),
          new Account("zj-he", "评审专家 何高工", "440000", List.of("expert")),
          new Account("ys-ye", "验收组成员 叶研究员", "440000", List.of("acceptance-member")),
          new Account("ys-pan", "验收组成员 潘高工", "440000", List.of("acceptance-member")),
          new Account("ys-jin", "验收组成员 金教授", "440000", List.of("acceptance-member")),
          new Account("gz-yanshou", "广州市局验收组成员 崔工", "440100", List.of("acceptance-member")),
          new Account("sheng-du2", "省局督查员 佟岚", "440000", List.of(Post.SUPERVISOR)),
          new Account("sheng-zhiban", "省局总值班室 程远", "440000", List.of("duty-officer")),
          new Account("gz-zhiban", "广州市局值班室 卢勇", "440100", List.of("duty-officer")),
          new Account("sheng-baogao", "省局报告撰写 雷鸣", "440000", List.of("report-writer")),
          new Account("gz-baogao", "广州市局报告撰写 温莉", "440100", List.of("report-writer")),
          new Account("th-baogao", "天河区局报告撰写 乔安", "440106", List.of("report-writer")),
          new Account("th-ld", "天河区局 岑局长", "440106", List.of("bureau-leader")),
          new Account("liucheng", "流程设计员 苏工", "440000", List.of(Post.DESIGNER)),
          new Account("liucheng2", "流程设计员 方工", "440000", List.of(Post.DESIGNER)),
          new Account("admin", "系统管理员", "440000", List.of(Post.ADMINISTRATOR)),
          new Account("gz-ban", "广州市局活动办 陈洁", "440100", List.of("city-campaign-office")),
          new Account("gz-ju", "广州市局 黄局长", "440100", List.of("city-director")),
          new Account("gz-shouli", "广州市局受理窗口 谢芳", "440100", List.of("acceptance-window")),
          new Account("gz-shencha", "广州市局许可审查 方军", "440100", List.of("review-organiser")),
          new Account("gz-shencha2", "广州市局许可审查 段敏", "440100", List.of("review-organiser")),
          new Account("gz-zuzhang", "广州市局核查组长 李强", "440100", List.of("review-leader", "reviewer")),
          new Account("gz-hecha", "广州市局核查员 王燕", "440100", List.of("reviewer")),
          new Account("gz-hecha2", "广州市局特聘核查员 赵工", "440100", List.of("reviewer")),
          new Account("sheng-hecha", "省局核查员 周海", "440000", List.of("reviewer")),
          new Account("gz-zhengshu", "广州市局证书管理 唐敏", "440100", List.of("certificate-clerk")),
          new Account("gz-jianyan", "广州质检院 蔡工", "440100-L1", List.of("laboratory")),
          new Account("sheng-jianyan", "省质检中心 温工", "440000-L1", List.of("laboratory")),
          new Account("sheng-chou", "省局抽查组织 江涛", "440000", List.of("spotcheck-planner")),
          new Account("gz-chou", "广州市局抽查组织 余波", "440100", List.of("spotcheck-planner")),
          new Account("gz-chouyang", "广州市局抽样人员 邹凯", "440100", List.of("sampler")),
          new Account("gz-chouyang2", "广州市局抽样人员 许萍", "440100", List.of("sampler")),
          new Account("sheng-hedui", "省局公布核对 卢静", "440000", List.of("publicity-checker")),
          new Account("gz-hedui", "广州市局公布核对 石磊", "440100", List.of("publicity-checker")),
          new Account("sheng-gongkai", "省局信息公开 舒朗", "440000", List.of("disclosure-officer")),
          new Account("gz-gongkai", "广州市局信息公开 明亮", "440100", List.of("disclosure-officer")),
          new Account("sheng-gongkai3", "省局信息公开 郎清", "440000", List.of("disclosure-officer")),
          new Account("gz-gongkai3", "广州市局信息公开 白雨", "440100", List.of("disclosure-officer")),
          new Account("sheng-gongkai2", "省局信息公开负责人 符主任", "440000", List.of("disclosure-head")),
          new Account("gz-gongkai2", "广州市局信息公开负责人 路主任", "440100", List.of("disclosure-head")),
          new Account("gz-jueding", "广州市局许可决定 钟华", "440100", List.of("decision-maker")),
          new Account("gz-fazhi", "广州市局法制科 丁岚", "440100", List.of("legal-affairs")),
          new Account("gz-tingzheng", "广州市局听证主持 罗平", "440100", List.of("hearing-presider")),
          new Account("gz-yuetan", "广州市局约谈承办 邱玲", "440100", List.of("summons-officer")),
          new Account("gz-lingdao", "广州市局 邝副局长", "440100", List.of("bureau-leader")),
          new Account(
              "gz-anshen", "广州市局领导 施副局长", "440100", List.of("bureau-leader", "case-committee")),
          new Account("gz-anshen2", "广州市局案审委委员 骆勤", "440100", List.of("case-committee")),
          new Account("gz-anshen3", "广州市局案审委委员 蓝天", "440100", List.of("case-committee")),
          new Account("gz-zhenggai", "广州市局整改核查 杜涛", "440100", List.of("summons-inspector")),
          new Account("gz-du", "广州市局督查员 冯明", "440100", List.of(Post.SUPERVISOR)),
          new Account("sheng-huodong", "省局活动承办 梅青", "440000", List.of("event-organiser")),
          new Account("sheng-huodong2", "省局活动核对 谷雨", "440000", List.of("event-checker")),
          new Account("gz-huodong", "广州市局活动承办 麦兰", "440100", List.of("event-organiser")),
          new Account("gz-huodong2", "广州市局活动核对 苗青", "440100", List.of("event-checker")),
          new Account("gz-huodong3", "广州市局活动核对 童心", "440100", List.of("event-checker")),
          new Account(
              "gz-tezhong",
              "广州市局特种设备科 雷鸣",
              "440100",
              List.of(Divisions.postOf("division-officer", "special-equipment"))),
          new Account("sz-ban", "深圳市局活动办 吴倩", "440300", List.of("city-campaign-office")),
          new Account("sz-ju", "深圳市局 郑局长", "440300", List.of("city-director")),
          new Account("sg-ban", "韶关市局活动办 邓丽", "440200", List.of("city-campaign-office")),
          new Account("sg-ju", "韶关市局 谭局长", "440200", List.of("city-director")),
          new Account("th-du", "天河区局督查员 梁好", "440106", List.of(Post.SUPERVISOR)));

  private static final Logger LOG = LoggerFactory.getLogger(DemoAccounts.class);

  private final Staff staff;

  DemoAccounts(
      Staff staff, DataSource dataSource, @Value("${demo.databases:H2}") List<String> databases)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      if (!databases.contains(product)) {
        throw new IllegalStateException(
            "The profile 'demo' creates accounts with a published password and is refused on %s. Start without it and set QS_ADMIN_ID and QS_ADMIN_PASSWORD."
                .formatted(product));
      }
    }
    this.staff = staff;
  }

  @EventListener(SetUp.class)
  @Order(1)
  void appointAll() {
    for (Account account : ACCOUNTS) {
      staff.appoint(account.id(), account.name(), PASSWORD, account.unit(), account.posts());
    }
    StringBuilder list = new StringBuilder("Demo accounts, password " + PASSWORD + ":");
    for (Account account : ACCOUNTS) {
      list.append("\n  %-11s %s  %s".formatted(account.id(), account.name(), account.posts()));
    }
    LOG.info("{}", list);
  }
}
