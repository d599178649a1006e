package cn.qualitysafety.organisation;

import cn.qualitysafety.platform.engine.InTheNameOf;
import cn.qualitysafety.platform.engine.PersonNames;
import cn.qualitysafety.platform.engine.UsedInModels;
import cn.qualitysafety.platform.input.Options;
import cn.qualitysafety.platform.language.NameKind;
import cn.qualitysafety.platform.language.NameOf;
import cn.qualitysafety.platform.language.Persons;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * People as models choose them: {@code ${people.withPost('acceptance-member')}}, choices for a
 * field of a form that holds persons, each with name and unit.
 */
@Component("people")
public class People implements Persons {

  private final IdentityService identity;
  private final UnitRegister units;
  private final PostRegister posts;
  private final PersonNames names;
  private final InTheNameOf inTheNameOf;

  People(
      @Lazy IdentityService identity,
      UnitRegister units,
      PostRegister posts,
      PersonNames names,
      InTheNameOf inTheNameOf) {
    this.identity = identity;
    this.units = units;
    this.posts = posts;
    this.names = names;
    this.inTheNameOf = inTheNameOf;
  }

  /** Who holds a post, in whatever unit. */
  @UsedInModels
  public SpinJsonNode withPost(@NameOf(NameKind.POST) String post) {
    return choices(List.of(post), unit -> true);
  }

  /** Who holds a post in the unit of the case. */
  @UsedInModels
  public SpinJsonNode ofUnitWithPost(
      DelegateExecution execution, @NameOf(NameKind.POST) String post) {
    return choices(List.of(post), execution.getTenantId()::equals);
  }

  /** The same of two posts; each person once. */
  @UsedInModels
  public SpinJsonNode ofUnitWithPost(
      DelegateExecution execution,
      @NameOf(NameKind.POST) String post,
      @NameOf(NameKind.POST) String second) {
    return choices(List.of(post, second), execution.getTenantId()::equals);
  }

  /** The same of three. */
  @UsedInModels
  public SpinJsonNode ofUnitWithPost(
      DelegateExecution execution,
      @NameOf(NameKind.POST) String post,
      @NameOf(NameKind.POST) String second,
      @NameOf(NameKind.POST) String third) {
    return choices(List.of(post, second, third), execution.getTenantId()::equals);
  }

  /** How many hold a post in the unit of the case: of how many a quorum is a share. */
  @UsedInModels
  public int numberOfUnitWithPost(DelegateExecution execution, @NameOf(NameKind.POST) String post) {
    return ofUnit(execution, List.of(post));
  }

  /** How many hold the one or the other. */
  @UsedInModels
  public int numberOfUnitWithPost(
      DelegateExecution execution,
      @NameOf(NameKind.POST) String post,
      @NameOf(NameKind.POST) String second) {
    return ofUnit(execution, List.of(post, second));
  }

  /** How many hold one of three. */
  @UsedInModels
  public int numberOfUnitWithPost(
      DelegateExecution execution,
      @NameOf(NameKind.POST) String post,
      @NameOf(NameKind.POST) String second,
      @NameOf(NameKind.POST) String third) {
    return ofUnit(execution, List.of(post, second, third));
  }

  private int ofUnit(DelegateExecution execution, List<String> posts) {
    return (int) holders(posts, execution.getTenantId()::equals).count();
  }

  private SpinJsonNode choices(List<String> posts, Predicate<String> wanted) {
    Map<String, String> labels = new LinkedHashMap<>();
    holders(posts, wanted)
        .forEach(
            person ->
                labels.put(
                    person.login(),
                    "%s（%s）".formatted(person.name(), units.unit(person.unit()).division())));
    return Options.of(labels);
  }

  /** Whoever opens the form need not be allowed to look at accounts. */
  private Stream<Person> holders(List<String> posts, Predicate<String> wanted) {
    return of(
            inTheNameOf.system(
                () ->
                    posts.stream()
                        .flatMap(
                            post ->
                                identity
                                    .createUserQuery()
                                    .memberOfGroup(post)
                                    .orderByUserId()
                                    .asc()
                                    .list()
                                    .stream())
                        .map(User::getId)
                        .distinct()
                        .toList()))
        .values()
        .stream()
        .filter(person -> !person.unit().isEmpty() && wanted.test(person.unit()));
  }

  @Override
  public Map<String, Person> of(Collection<String> logins) {
    return inTheNameOf.system(
        () -> {
          Map<String, Person> people = new LinkedHashMap<>();
          names
              .of(logins)
              .forEach((login, name) -> people.put(login, person(login, name, unitOf(login))));
          return people;
        });
  }

  @Override
  public boolean isHeld(String post, String unitCode) {
    return inTheNameOf.system(
        () ->
            identity.createUserQuery().memberOfGroup(post).memberOfTenant(unitCode).list().stream()
                .anyMatch(holder -> unitOf(holder.getId()).code().equals(unitCode)));
  }

  @Override
  public boolean isAbove(Collection<String> reached, String unitCode) {
    String employer = reached.isEmpty() ? unitCode : units.highestOf(reached).code();
    return !employer.equals(unitCode) && units.isWithin(unitCode, employer);
  }

  @Override
  public String employer(Collection<String> reached) {
    return units.highestOf(reached).code();
  }

  @Override
  public boolean isPostBelow(String post, String unitCode) {
    UnitLevel level = units.unit(unitCode).level();
    return Stream.of(UnitLevel.values())
        .filter(lower -> lower.compareTo(level) > 0)
        .anyMatch(lower -> posts.of(lower).contains(post));
  }

  @Override
  public boolean isPostOf(String post, String unitCode) {
    return posts.of(units.unit(unitCode).level()).contains(post);
  }

  @Override
  public String unitWith(Collection<String> wanted, String unitCode) {
    return units.upwardsFrom(unitCode).stream()
        .filter(unit -> !Collections.disjoint(posts.of(unit.level()), wanted))
        .findFirst()
        .map(Unit::code)
        .orElse(unitCode);
  }

  private Person person(String login, String name, Unit unit) {
    return unit == null
        ? new Person(login, name, "", "", List.of())
        : new Person(login, name, unit.code(), units.cityOf(unit.code()).code(), postsOf(login));
  }

  private List<String> postsOf(String login) {
    return identity.createGroupQuery().groupMember(login).list().stream()
        .map(Group::getId)
        .sorted()
        .toList();
  }

  /** Who is employed by a unit reaches those below it, too. */
  private Unit unitOf(String login) {
    List<String> reached =
        identity.createTenantQuery().userMember(login).list().stream().map(Tenant::getId).toList();
    return reached.isEmpty() ? null : units.unit(units.highestOf(reached).code());
  }
}
