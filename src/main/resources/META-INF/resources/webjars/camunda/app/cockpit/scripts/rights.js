// Whether the one who is logged in may suspend a process: an older version, for the newest is withdrawn
// at /deployments. For all others the button is left out (styles/user-styles.css).
define(['angular'], angular => {
  'use strict';

  const SUSPEND = { permissionName: 'SUSPEND', resourceName: 'Process Definition', resourceType: 6 };

  angular.module('qs.rights', ['cam.commons']).run(['$rootScope', 'camAPI', ($rootScope, camAPI) => {
    $rootScope.$on('authentication.changed', (event, person) => {
      document.body.classList.remove('may-suspend');
      if (person) {
        camAPI.resource('authorization').check(SUSPEND, (refused, answer) =>
          document.body.classList.toggle('may-suspend', !refused && Boolean(answer.authorized)));
      }
    });
  }]);
});
