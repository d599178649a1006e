// How many tasks each filter has, before anybody opens it. The vendor counts the open one only.
define(['angular'], angular => {
  'use strict';

  const EVERY = 60000;
  const COUNTER = /<span ng-show="isFocused\(filter\)"\s+class="counter">\{\{\s*filterCount\s*\}\}<\/span>/;
  const OUR_COUNTER = `<span ng-show="isFocused(filter) || counts[filter.id] !== undefined" class="counter">{{
    isFocused(filter) && filterCount !== undefined ? filterCount : counts[filter.id] }}</span>`;

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
