package cn.qualitysafety.campaign.plan;

import java.util.List;

/**
 * A regime (业务制度) whose models are not all drawn yet.
 *
 * @param regime its folder, the first word of its models
 * @param name as an official says it
 * @param processes keys of the models that clauses of the plan wait for; at least one
 */
public record ToCome(String regime, String name, List<String> processes) {

  public ToCome {
    processes = List.copyOf(processes);
  }
}
