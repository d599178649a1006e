// Replaces the vendor's file of the same path: Chinese as default and only language, our own name.
// What the engine refuses to everybody is not offered: a case is neither deleted, suspended nor given
// values by hand, a deployment not deleted (the vendor's own way of leaving parts of a page out).
document.querySelector('base').setAttribute('cam-exclude-plugins', [
  'cockpit.processInstance.runtime.action:add-variable-action',
  'cockpit.processInstance.runtime.action:cancel-process-instance-action',
  'cockpit.processInstance.runtime.action:update-suspension-state-action',
  'cockpit.processDefinition.runtime.action:bulk-job-definition-override-job-priority-action',
  'cockpit.jobDefinition.action:job-definition-override-job-priority-action',
  'cockpit.jobDefinition.action:update-suspension-state',
  'cockpit.repository.deployment.action:delete-deployment'
].join(','));

export default {
  app: {
    name: '质量安全工作平台 · 监控台',
    vendor: '广东省'
  },
  dateFormat: {
    normal: 'LLL',
    long: 'LLLL'
  },
  locales: {
    availableLocales: ['zh-CN'],
    fallbackLocale: 'zh-CN'
  },
  disableWelcomeMessage: true,
  requireJsConfig: {
    deps: ['../tasklist/scripts/translated', 'scripts/figures', 'scripts/rights', '../tasklist/scripts/messages'],
    ngDeps: ['qs.translated', 'qs.figures', 'qs.rights', 'qs.messages']
  },
  customScripts: ['../tasklist/scripts/login', 'scripts/dates', 'scripts/manual', '../tasklist/scripts/names', 'scripts/supervision']
};
