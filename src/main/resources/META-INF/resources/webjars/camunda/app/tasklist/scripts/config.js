// Replaces the vendor's file of the same path: Chinese as default and only language, our own name.
export default {
  app: {
    name: '质量安全工作平台',
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
  // Those that reach into AngularJS are loaded before the application starts.
  requireJsConfig: {
    deps: ['scripts/clock', 'scripts/translated', 'scripts/dates', 'scripts/drafts', 'scripts/lookup', 'scripts/started', 'scripts/list', 'scripts/counts', 'scripts/rights', 'scripts/messages'],
    ngDeps: ['qs.clock', 'qs.translated', 'qs.dates', 'qs.drafts', 'qs.lookup', 'qs.started', 'qs.list', 'qs.counts', 'qs.rights', 'qs.messages']
  },
  customScripts: ['scripts/login', 'scripts/workbench', 'scripts/case-file', 'scripts/cards', 'scripts/handover', 'scripts/names'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '签收当前任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '转到第一个筛选器' },
    focusList: { key: 'ctrl+alt+l', description: '转到第一项任务' },
    focusForm: { key: 'ctrl+alt+f', description: '转到表单第一个字段' },
    startProcess: { key: 'ctrl+alt+p', description: '打开“启动流程”对话框' }
  }
};
