// The list of tasks begins with what is overdue or due first, and is searched by what people know of a
// task; the vendor begins with the newest, and offers two dozen names of the engine. What waits for
// one's posts is claimed on its card, which opens it: a click instead of two. While the list is read
// again the cards stay, and each the same one, so that no click falls between the old and the new.
define(['angular'], angular => {
  'use strict';

  const DUE_FIRST = JSON.stringify([
    { sortBy: 'priority', sortOrder: 'desc' }, // its light: see workbench.js
    { sortBy: 'dueDate', sortOrder: 'asc' }
  ]);
  const KEPT = ['name', 'processInstanceBusinessKey', 'processDefinitionName', 'due', 'created'];
  const OF_MY_POSTS = '${workOfUnits.posts()}'; // as the filter 本岗位待办 asks
  const CARDS = '(delta, task) in tasks';
  const UNLESS_READING = 'ng-if="state.$loaded && !state.$error"';
  const READING = 'ng-show="!state.$loaded && !state.$error"';
  const ASSIGNEE = '<h5 class="assignee"';
  const CLAIM = `<button type="button" class="claim-here btn btn-default btn-xs" ng-if="isOfMyPosts && !hasAssignee(task)"
    aria-label="签收“{{ task.name }}”" ng-click="claimHere($event, task)">签收</button>${ASSIGNEE}`;

  angular.module('qs.list', ['ng', 'cam.tasklist.tasklist', 'cam.commons.util']).config(['$provide', $provide => {
    $provide.decorator('camTasksDirective', ['$delegate', '$injector', 'camAPI', 'Notifications', '$translate', ($delegate, $injector, camAPI, messages, $translate) => {
      const [directive] = $delegate;
      const { controller, template } = directive;
      if (![ASSIGNEE, CARDS, UNLESS_READING, READING].every(part => template.includes(part))) {
        console.warn('list.js: the cards are drawn otherwise, tasks are claimed when they are open');
        return $delegate;
      }
      directive.template = template
        .replace(ASSIGNEE, () => CLAIM)
        .replace(CARDS, `${CARDS} track by task.id`)
        .replace(UNLESS_READING, () => 'ng-if="(state.$loaded || tasks) && !state.$error"')
        .replace(READING, () => 'ng-show="!state.$loaded && !tasks && !state.$error"');
      directive.controller = ['$scope', '$element', function ours($scope, $element) {
        $injector.invoke(controller, this, { $scope, $element });
        const data = $scope.tasklistData.newChild($scope);
        let shown = null;
        let claimed = null;
        // What was claimed here keeps its card while it is open: the next one would slide under the mouse.
        const others = () => ($scope.tasks || []).filter(({ id }) => id !== claimed.task.id);
        const show = tasks => {
          $scope.tasks = tasks;
          $scope.totalItems = Math.max($scope.totalItems || 0, tasks.length);
        };
        $scope.$watch(() => Boolean(claimed) && others().length === ($scope.tasks || []).length, isMissing => {
          if (isMissing) {
            show([...others().slice(0, claimed.at), claimed.task, ...others().slice(claimed.at)]);
          }
        });
        data.observe('task', task => {
          if (claimed && (task || {}).id !== claimed.task.id) {
            show(others());
            claimed = null;
          }
        });
        data.observe('currentFilter', filter => {
          const { id } = filter || {};
          if (id !== shown) {
            shown = id;
            claimed = null;
            $scope.tasks = null; // those of the filter before
          }
          $scope.isOfMyPosts = Boolean(filter) && filter.query.candidateGroupsExpression === OF_MY_POSTS;
        });
        $scope.claimHere = (event, task) => {
          event.stopPropagation();
          if (event.detail > 1) {
            return; // of a double click: the next card is under the mouse by now
          }
          const { name } = $scope.$root.authentication;
          camAPI.resource('task').claim(task.id, name, refused => {
            const at = $scope.tasks.findIndex(({ id }) => id === task.id);
            claimed = refused || at < 0 ? null : { at, task: Object.assign({}, task, { assignee: name }) };
            $scope.focus(event, task);
            data.changed('taskList');
            if (refused) {
              $translate('CLAIM_ERROR').then(status =>
                messages.addError({ status, message: refused.message, exclusive: true }));
            }
          });
        };
      }];
      return $delegate;
    }]);
  }]).run(['$rootScope', '$location', 'Views', ($rootScope, $location, Views) => {
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
