// Replaces the vendor's file of the same path: Chinese as default and only language, our own name.
export default {
  app: {
    name: '质量安全工作平台 · 系统管理',
    vendor: '广东省'
  },
  disableWelcomeMessage: true,
  dateFormat: {
    normal: 'LLL',
    long: 'LLLL'
  },
  locales: {
    availableLocales: ['zh-CN'],
    fallbackLocale: 'zh-CN'
  },
  requireJsConfig: {
    deps: ['../tasklist/scripts/translated'],
    ngDeps: ['qs.translated']
  },
  customScripts: ['../tasklist/scripts/login']
};
