package cn.qualitysafety.enterprise.web;

import cn.qualitysafety.enterprise.EnterpriseService;
import cn.qualitysafety.enterprise.PagePart;
import cn.qualitysafety.enterprise.PageReader;
import cn.qualitysafety.enterprise.PartyService;
import cn.qualitysafety.platform.search.Searched;
import java.util.ArrayList;
import java.util.List;
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

  private final EnterpriseService enterprises;
  private final PartyService parties;
  private final List<PagePart> parts;
  private final Visitors visitors;

  SearchedParties(
      EnterpriseService enterprises,
      PartyService parties,
      ObjectProvider<PagePart> parts,
      Visitors visitors) {
    this.enterprises = enterprises;
    this.parties = parties;
    this.parts = parts.orderedStream().toList();
    this.visitors = visitors;
  }

  @Override
  public List<Hit> find(String text, String person, int most) {
    Visitor visitor = visitors.of(person);
    if (visitor.testsSamples()) {
      return List.of();
    }
    List<Hit> found = new ArrayList<>();
    enterprises.search(text, visitor.reachedUnits(), 1).rows().stream()
        .limit(most)
        .forEach(
            each ->
                found.add(
                    new Hit(
                        "企业",
                        each.name(),
                        "组织机构代码" + each.organisationCode(),
                        "/enterprises/" + each.organisationCode())));
    if (visitor.handlesCases()) {
      parties.search(text, visitor.reachedUnits(), 1).rows().stream()
          .limit(most)
          .forEach(
              each ->
                  found.add(
                      new Hit("其他当事人", each.name(), each.number(), "/parties/" + each.number())));
    }
    PageReader reader = visitor.reader();
    parts.stream()
        .filter(part -> part.isFor(reader))
        .forEach(part -> found.addAll(part.find(text, reader, most)));
    return found;
  }
}
