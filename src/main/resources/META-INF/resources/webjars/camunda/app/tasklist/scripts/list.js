// The list of tasks begins with what is overdue or due first, and is searched by what people know of a
// task; the vendor begins with the newest, and offers two dozen names of the engine.
define(['angular'], angular => {
  'use strict';

  const DUE_FIRST = JSON.stringify([
    { sortBy: 'priority', sortOrder: 'desc' }, // its light: see workbench.js
    { sortBy: 'dueDate', sortOrder: 'asc' }
  ]);
  const KEPT = ['name', 'processInstanceBusinessKey', 'processDefinitionName', 'due', 'created'];

  angular.module('qs.list', ['ng', 'cam.tasklist.tasklist']).run(['$rootScope', '$location', 'Views', ($rootScope, $location, Views) => {
    const dueFirst = () => {
      if (['', '/'].includes($location.path()) && !$location.search().sorting) {
        $location.search('sorting', DUE_FIRST).replace();
      }
    };
    dueFirst();
    $rootScope.$on('$locationChangeStart', dueFirst);

    const search = Views.getProviders({ component: 'tasklist.list' }).find(({ id }) => id === 'task-search');
    const controller = search && search.controller;
    if (!Array.isArray(controller)) {
      console.warn('list.js: the search is built otherwise, it offers all that the vendor does');
      return;
    }
    const draw = controller[controller.length - 1];
    controller[controller.length - 1] = function ours($scope, ...given) {
      const result = draw.call(this, $scope, ...given);
      const { types } = $scope;
      const kept = types.filter(({ id }) => KEPT.includes(id.key));
      if (kept.length === KEPT.length) {
        types.splice(0, types.length, ...kept);
      } else if (types.length > KEPT.length) {
        console.warn('list.js: the search knows other names');
      }
      return result;
    };
  }]);
});
