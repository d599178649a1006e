<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a designer draws into licence-review: a line is led through two more steps. As a change, so
  that it is made to the model as it is released today.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
  <xsl:output encoding="UTF-8"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <!-- The line from 综合审查, or from the hearing, which led to 作出许可决定. -->
  <xsl:template match="bpmn:sequenceFlow[@id='flow_decidedBy_decideApplication']/@targetRef">
    <xsl:attribute name="targetRef">userTask_reviewLegality</xsl:attribute>
  </xsl:template>
  <xsl:template match="bpmn:userTask[@id='userTask_decideApplication']/bpmn:incoming">
    <bpmn:incoming>flow_issueLegalOpinion_decideApplication</bpmn:incoming>
  </xsl:template>
  <xsl:template match="bpmndi:BPMNEdge[@bpmnElement='flow_decidedBy_decideApplication']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <di:waypoint x="2615" y="1630"/>
      <di:waypoint x="2640" y="1630"/>
      <di:waypoint x="2640" y="1030"/>
      <di:waypoint x="2670" y="1030"/>
    </xsl:copy>
  </xsl:template>

  <!-- Who has given the opinion does not decide. -->
  <xsl:template match="bpmn:userTask[@id='userTask_decideApplication']//camunda:property[@name='separateFrom']/@value">
    <xsl:attribute name="value"><xsl:value-of select="."/>,userTask_reviewLegality</xsl:attribute>
  </xsl:template>

  <xsl:template match="bpmn:lane[@id='lane_legalAffairs']">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <bpmn:flowNodeRef>userTask_reviewLegality</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>serviceTask_issueLegalOpinion</bpmn:flowNodeRef>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="bpmn:userTask[@id='userTask_decideApplication']">
    <bpmn:userTask id="userTask_reviewLegality" name="法制审核" camunda:formRef="licence-review-review-legality" camunda:formRefBinding="deployment" camunda:candidateGroups="legal-affairs,legal-reviewer" camunda:dueDate="${{deadline.of('licence.legalReview')}}">
      <bpmn:documentation>看案卷、核查和检验的情况，审核程序是否合法、依据是否充分，提出意见；有异议的写明理由。审查材料、综合审查的人不能审核。提交后印发法制审核意见书，再由许可决定人决定。</bpmn:documentation>
      <bpmn:extensionElements>
        <camunda:properties>
          <camunda:property name="separateFrom" value="userTask_checkMaterials,userTask_reviewFile"/>
        </camunda:properties>
        <camunda:taskListener expression="${{record.form(task)}}" event="complete"/>
      </bpmn:extensionElements>
      <bpmn:incoming>flow_decidedBy_decideApplication</bpmn:incoming>
      <bpmn:outgoing>flow_reviewLegality_issueLegalOpinion</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:serviceTask id="serviceTask_issueLegalOpinion" name="印发法制审核意见书" camunda:asyncBefore="true" camunda:expression="${{documents.issue(execution, 'licence-legal-opinion')}}">
      <bpmn:extensionElements>
        <camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>
      </bpmn:extensionElements>
      <bpmn:incoming>flow_reviewLegality_issueLegalOpinion</bpmn:incoming>
      <bpmn:outgoing>flow_issueLegalOpinion_decideApplication</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="flow_reviewLegality_issueLegalOpinion" sourceRef="userTask_reviewLegality" targetRef="serviceTask_issueLegalOpinion"/>
    <bpmn:sequenceFlow id="flow_issueLegalOpinion_decideApplication" sourceRef="serviceTask_issueLegalOpinion" targetRef="userTask_decideApplication"/>
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="bpmndi:BPMNPlane">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <bpmndi:BPMNShape id="shape_userTask_reviewLegality" bpmnElement="userTask_reviewLegality">
        <dc:Bounds x="2670" y="990" width="100" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="shape_serviceTask_issueLegalOpinion" bpmnElement="serviceTask_issueLegalOpinion">
        <dc:Bounds x="2820" y="990" width="100" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="edge_flow_reviewLegality_issueLegalOpinion" bpmnElement="flow_reviewLegality_issueLegalOpinion">
        <di:waypoint x="2770" y="1030"/>
        <di:waypoint x="2820" y="1030"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="edge_flow_issueLegalOpinion_decideApplication" bpmnElement="flow_issueLegalOpinion_decideApplication">
        <di:waypoint x="2870" y="1070"/>
        <di:waypoint x="2870" y="1150"/>
        <di:waypoint x="2720" y="1150"/>
        <di:waypoint x="2720" y="1590"/>
      </bpmndi:BPMNEdge>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
