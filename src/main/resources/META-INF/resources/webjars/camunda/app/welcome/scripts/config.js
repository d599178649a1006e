// Replaces the vendor's file of the same path: Chinese as default and only language, our own name.
export default {
  app: {
    name: '质量安全工作平台',
    vendor: '广东省'
  },
  disableWelcomeMessage: true,
  links: [
    { label: '我的办件', href: '../../../../work', description: '已办、我发起的、超期督办' },
    { label: '办件查询', href: '../../../../cases', description: '按编号、事项、当事人、状态查询办件' },
    { label: '企业名录', href: '../../../../enterprises', description: '查询、登记企业' },
    { label: '使用手册', href: '../../../../manual', description: '各岗位怎样办' }
  ],
  dateFormat: {
    normal: 'LLL',
    long: 'LLLL'
  },
  locales: {
    availableLocales: ['zh-CN'],
    fallbackLocale: 'zh-CN'
  },
  customScripts: ['../tasklist/scripts/login']
};
