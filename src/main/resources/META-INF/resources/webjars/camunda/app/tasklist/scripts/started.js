// Whoever has started a case is told its number, which the server gives, with the way to its page.
define(['angular'], angular => {
  'use strict';

  function asHtml(text) {
    const element = document.createElement('span');
    element.textContent = text;
    return element.innerHTML;
  }

  angular.module('qs.started', ['cam.commons.util']).run(['$rootScope', '$timeout', 'Notifications', ($rootScope, $timeout, messages) => {
    $rootScope.$on('qs.started', (event, { businessKey: number }) => {
      if (number) {
        const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
        // Stays until it is closed, or the next form is sent. Not before the dialog is gone: it has a
        // panel of its own, which goes with it.
        const closed = () => messages.addMessage({
          status: '案件编号',
          message: `<a href="${root}/cases/${encodeURIComponent(number)}">${asHtml(number)}</a>`,
          unsafe: true
        });
        const whenClosed = () => (document.querySelector('.modal-dialog') ? $timeout(whenClosed, 100) : closed());
        $timeout(whenClosed);
      }
    });
  }]);
});
