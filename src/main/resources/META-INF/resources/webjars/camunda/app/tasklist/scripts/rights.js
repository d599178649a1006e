// Whether the one who is logged in opens Cockpit. For all others the way there from a task is left
// out (styles/user-styles.css).
define(['angular'], angular => {
  'use strict';

  angular.module('qs.rights', ['cam.commons.auth']).run(['$rootScope', $rootScope => {
    $rootScope.$on('authentication.changed', (event, person) =>
      document.body.classList.toggle('opens-cockpit', Boolean(person) && person.canAccess('cockpit')));
  }]);
});
