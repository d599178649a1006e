// What Tasklist and Cockpit tell people: in their words, and where it covers nothing. Cockpit loads
// this file too.
define(['angular'], angular => {
  'use strict';

  const MONTHS = Array.from({ length: 12 }, (none, month) => `${month + 1}月`);
  const DAYS = ['日', '一', '二', '三', '四', '五', '六'];

  // A session that has ended is told once, and not in the server's words for programs.
  const ENDED_TOO = /"status"\s*:\s*401\b|^登录已过期/;
  const ENDED = document.querySelector('base').getAttribute('app-name') === 'tasklist'
    ? '登录已过期，请重新登录，填写的内容已保留。'
    : '登录已过期，请重新登录。';

  // The buttons of a diagram, which no locale file reaches.
  const VIEWERS = ['camWidgetBpmnViewerDirective', 'camWidgetDmnViewerDirective'];
  const BUTTONS = { 'zoom in': '放大', 'zoom out': '缩小', 'reset zoom': '恢复大小' };

  const COLON = '<strong ng-if="notification.message">:</strong>';

  // What the heading says already, as 没有提交, the sentence below it does not say again.
  function without(heading, sentence) {
    return heading ? sentence.replace(`${heading}：`, '').replace(`，${heading}；`, '；') : sentence;
  }

  function inChinese(template) {
    return Object.entries(BUTTONS).reduce(
      (text, [english, chinese]) =>
        text.replaceAll(`title="${english}"`, `title="${chinese}" aria-label="${chinese}"`),
      template);
  }

  angular.module('qs.messages', ['cam.commons.util', 'camunda.common.directives', 'camunda.common.widgets', 'ui.bootstrap'])
    .config(['$provide', $provide => {
      VIEWERS.forEach(viewer => $provide.decorator(viewer, ['$delegate', $delegate => {
        $delegate.forEach(directive => { directive.template = inChinese(directive.template); });
        return $delegate;
      }]));
    }])
    .config(['$provide', $provide => {
      $provide.decorator('notificationsPanelDirective', ['$delegate', $delegate => {
        $delegate.forEach(directive => {
          if (!directive.template.includes(COLON)) {
            console.warn('messages.js: the panel of messages is drawn otherwise, its colon is a Latin one');
          }
          directive.template = directive.template.replace(COLON, COLON.replace(':', '：'));
        });
        return $delegate;
      }]);
      $provide.decorator('$locale', ['$delegate', $delegate => {
        Object.assign($delegate.DATETIME_FORMATS, {
          MONTH: MONTHS,
          SHORTMONTH: MONTHS,
          STANDALONEMONTH: MONTHS,
          DAY: DAYS.map(day => `星期${day}`),
          SHORTDAY: DAYS,
          AMPMS: ['上午', '下午']
        });
        return $delegate;
      }]);
      $provide.decorator('Notifications', ['$delegate', $delegate => {
        const { addError } = $delegate;
        $delegate.addError = function plainly(error) {
          const message = String(error.message || '').replace(/^Error: /, '');
          if (!ENDED_TOO.test(message)) {
            addError.call($delegate, Object.assign(error, { message: without(error.status, message) }));
          }
        };
        return $delegate;
      }]);
    }])
    .config(['uibDatepickerConfig', config => {
      Object.assign(config, { startingDay: 1, formatDayTitle: 'yyyy年M月', formatMonth: 'M月', showWeeks: false });
    }])
    .run(['$rootScope', 'Notifications', ($rootScope, Notifications) => {
      let working = false;
      $rootScope.$on('authentication.changed', (event, person) => { working = working || Boolean(person); });
      $rootScope.$on('authentication.logout.success', () => { working = false; });
      $rootScope.$on('authentication.login.required', () => {
        if (working) {
          working = false;
          // An open dialog has a panel of its own, which goes away with it: told on the page's.
          const { consumers } = Notifications;
          Notifications.consumers = consumers.slice(0, 1);
          Notifications.addError({ status: ENDED, exclusive: true });
          Notifications.consumers = consumers;
        }
      });
    }])
    .run(() => {
      // The messages get a line of their own under the header, and the page begins below it.
      const panel = document.querySelector('.page-notifications');
      if (!panel) {
        console.warn('messages.js: no panel of messages');
        return;
      }
      new ResizeObserver(() =>
        document.documentElement.style.setProperty('--messages', `${panel.offsetHeight}px`)).observe(panel);
    });
});
