// How many tasks each filter has, before anybody opens it. The vendor counts the open one only.
define(['angular'], angular => {
  'use strict';

  const EVERY = 60000;
  const SETTLED = 300;
  const BY_THE_ENGINE = 3000;
  const CHANGES_TASKS = /\/(start|submit-form|submit|complete|claim|unclaim|assignee|delegate|resolve)$/;
  const COUNTER = /<span ng-show="isFocused\(filter\)"\s+class="counter">\{\{\s*filterCount\s*\}\}<\/span>/;
  const OUR_COUNTER = `<span ng-show="isFocused(filter) || counts[filter.id] !== undefined" class="counter">{{
    isFocused(filter) && filterCount !== undefined ? filterCount : counts[filter.id] }}</span>`;

  // Whatever the page sends goes through here, whichever of the vendor's ways it takes.
  let recount = () => {};
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function watched(method, address, ...given) {
    if (String(method).toUpperCase() === 'POST' && CHANGES_TASKS.test(address)) {
      this.addEventListener('load', () => this.status < 300 && recount());
    }
    return open.call(this, method, address, ...given);
  };

  angular.module('qs.counts', ['cam.tasklist.filter']).config(['$provide', $provide => {
    $provide.decorator('camTasklistFiltersDirective', ['$delegate', 'camAPI', '$injector', ($delegate, camAPI, $injector) => {
      const [directive] = $delegate;
      if (!COUNTER.test(directive.template)) {
        console.warn('counts.js: the filters are drawn otherwise, only the open one is counted');
        return $delegate;
      }
      directive.template = directive.template.replace(COUNTER, OUR_COUNTER);
      const { controller } = directive;
      directive.controller = ['$scope', function counted($scope) {
        $injector.invoke(controller, this, { $scope });
        let length;
        let countedAt = 0;
        $scope.counts = {};
        const count = () => {
          countedAt = Date.now();
          camAPI.resource('filter').list({ itemCount: true, resourceType: 'Task' }, (refused, filters) => {
            if (!refused) {
              $scope.counts = Object.fromEntries(filters.map(filter => [filter.id, filter.itemCount]));
            }
          });
        };
        // What one does oneself is counted at once, and again when the engine has done what follows.
        let soon = [];
        recount = () => {
          soon.forEach(clearTimeout);
          soon = [SETTLED, BY_THE_ENGINE].map(delay => setTimeout(count, delay));
        };
        $scope.$on('$destroy', () => soon.forEach(clearTimeout));
        // Tasklist looks for changes of the open list every ten seconds; the others are counted when
        // it has changed, or after a minute.
        $scope.filtersData.observe('taskList', list => {
          const now = (list || {}).count;
          if (now !== length || Date.now() - countedAt > EVERY) {
            length = now;
            count();
          }
        });
      }];
      return $delegate;
    }]);
  }]);
});
