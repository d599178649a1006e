// How many tasks each filter has, before anybody opens it, and where work waits: Tasklist opens with
// the first filter that holds something, and goes there again when one's list is done. The vendor
// counts the open one only, and opens the first, 我的任务, which is empty in the morning.
define(['angular'], angular => {
  'use strict';

  const EVERY = 60000;
  const SETTLED = 300;
  const BY_THE_ENGINE = 3000;
  const BY_A_SLOW_SERVER = 10000;
  const CHANGES_TASKS = /\/(start|submit-form|submit|complete|claim|unclaim|assignee|delegate|resolve)$/;
  const COUNTER = /<span ng-show="isFocused\(filter\)"\s+class="counter">\{\{\s*filterCount\s*\}\}<\/span>/;
  const OUR_COUNTER = `<span ng-show="isFocused(filter) || counts[filter.id] !== undefined" class="counter">{{
    isFocused(filter) && filterCount !== undefined ? filterCount : counts[filter.id] }}</span>`;

  const TO_DO = 2; // 我的任务 and 本岗位待办; the other filters show what colleagues have, too
  const DONE = /\/(submit-form|submit|complete)$/;

  const counts = {};
  let countedAt = 0;

  function taken(filters) {
    countedAt = Date.now();
    filters.forEach(({ id, itemCount }) => { counts[id] = itemCount; });
  }

  const withWork = filters => [...filters]
    .sort((one, other) => one.properties.priority - other.properties.priority)
    .find(({ id }) => counts[id] > 0);

  // Whatever the page sends goes through here, whichever of the vendor's ways it takes.
  let recount = () => {};
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function watched(method, address, ...given) {
    if (String(method).toUpperCase() === 'POST' && CHANGES_TASKS.test(address)) {
      this.addEventListener('load', () => this.status < 300 && recount(DONE.test(address)));
    }
    return open.call(this, method, address, ...given);
  };

  angular.module('qs.counts', ['cam.tasklist.filter']).config(['$provide', $provide => {
    $provide.decorator('camTasklistFiltersDirective', ['$delegate', 'camAPI', '$injector', '$location', ($delegate, camAPI, $injector, $location) => {
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
        let finished = false;
        countedAt = 0; // it may be somebody else who has logged in
        $scope.counts = counts;
        const goOn = filters => {
          const next = withWork(filters);
          const open = $scope.currentFilter;
          if (finished && next && next.properties.priority <= TO_DO && counts[open.id] === 0 && !$location.search().task) {
            finished = false;
            $scope.focus(next);
          }
        };
        const count = () => {
          countedAt = Date.now();
          camAPI.resource('filter').list({ itemCount: true, resourceType: 'Task' }, (refused, filters) => {
            if (!refused) {
              taken(filters);
              goOn(filters);
            }
          });
        };
        // What one does oneself is counted at once, and again when the engine has done what follows.
        let soon = [];
        recount = done => {
          finished = done;
          soon.forEach(clearTimeout);
          soon = [SETTLED, BY_THE_ENGINE].map(delay => setTimeout(count, delay));
          if (done) {
            soon.push(setTimeout(() => finished && count(), BY_A_SLOW_SERVER));
          }
        };
        $scope.$on('$destroy', () => soon.forEach(clearTimeout));
        // Tasklist looks for changes of the open list every ten seconds; the others are counted when
        // it has changed, or after a minute.
        $scope.filtersData.observe('taskList', list => {
          const now = (list || {}).count;
          if ((length !== undefined && now !== length) || Date.now() - countedAt > EVERY) {
            count();
          }
          length = now;
        });
      }];
      return $delegate;
    }]);
  }]).run(['camAPI', '$location', 'search', (camAPI, $location, search) => {
    const resource = camAPI.resource('filter');
    const { list } = resource;
    resource.list = function counted(asked, ...given) {
      if (asked.itemCount !== false || $location.search().filter) {
        return list.call(this, asked, ...given);
      }
      return list.call(this, { ...asked, itemCount: true }, ...given).then(filters => {
        taken(filters);
        const first = withWork(filters);
        if (first && !$location.search().filter) {
          search.updateSilently({ filter: first.id }, true);
        }
        return filters;
      });
    };
  }]);
});
