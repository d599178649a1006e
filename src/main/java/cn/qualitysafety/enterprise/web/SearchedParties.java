package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.Enterprise;
import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.PagePart;
import cn.qualitysafety.enterprise.PageReader;
import cn.qualitysafety.enterprise.Party;
import cn.qualitysafety.enterprise.PartyService;
import cn.qualitysafety.organisation.UnitRegister;
import cn.qualitysafety.platform.search.Searched;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Enterprises, other parties, and what the parts of their pages find by numbers of their own. Who
 * tests blind samples does not look for whose they may be.
 */
@Component
@Order(20)
class SearchedParties implements Searched {

  private static final String ENTERPRISES = "enterprise";
  private static final String OTHERS = "party";

  private final EnterpriseService enterprises;
  private final PartyService parties;
  private final List<PagePart> parts;
  private final Visitors visitors;
  private final UnitRegister units;

  SearchedParties(
      EnterpriseService enterprises,
      PartyService parties,
      ObjectProvider<PagePart> parts,
      Visitors visitors,
      UnitRegister units) {
    this.enterprises = enterprises;
    this.parties = parties;
    this.parts = parts.orderedStream().toList();
    this.visitors = visitors;
    this.units = units;
  }

  @Override
  public Map<String, String> registers() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(ENTERPRISES, "企业");
    names.put(OTHERS, "其他当事人");
    parts.stream()
        .filter(part -> !part.register().isEmpty())
        .forEach(part -> names.put(part.register(), part.title()));
    return names;
  }

  @Override
  public List<Hit> find(Collection<String> registers, String text, String person, int most) {
    if (Collections.disjoint(registers, registers().keySet())) {
      return List.of();
    }
    Visitor visitor = visitors.of(person);
    if (visitor.testsSamples()) {
      return List.of();
    }
    List<Hit> found = new ArrayList<>();
    if (registers.contains(ENTERPRISES)) {
      enterprises.search(text, visitor.reachedUnits(), 1).rows().stream()
          .limit(most)
          .forEach(each -> found.add(hit(each)));
    }
    if (registers.contains(OTHERS) && visitor.handlesCases()) {
      parties.search(text, visitor.reachedUnits(), 1).rows().stream()
          .limit(most)
          .forEach(each -> found.add(hit(each)));
    }
    PageReader reader = visitor.reader();
    parts.stream()
        .filter(part -> registers.contains(part.register()) && part.isFor(reader))
        .forEach(part -> found.addAll(part.find(text, reader, most)));
    return found;
  }

  private Hit hit(Enterprise enterprise) {
    return new Hit(
        "企业",
        enterprise.code(),
        enterprise.name(),
        units.unit(enterprise.unitCode()).division(),
        "/enterprises/" + enterprise.organisationCode());
  }

  private static Hit hit(Party party) {
    return new Hit(
        "其他当事人",
        party.number(),
        party.name(),
        party.kind().chinese(),
        "/parties/" + party.number());
  }
}
