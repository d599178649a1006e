// No page is drawn before its words are there. The vendor keeps them in the browser and fetches them
// beside the first page, whose title, path and columns then were keys: USERS_USERS. Admin, Cockpit
// and Tasklist load this file.
define(['angular'], angular => {
  'use strict';

  angular.module('qs.translated', ['ngRoute', 'pascalprecht.translate']).run(['$rootScope', '$translate', ($rootScope, $translate) => {
    $rootScope.$on('$routeChangeStart', (event, next) => {
      if (next) {
        next.resolve = { ...next.resolve, translated: () => $translate.onReady() };
      }
    });
  }]);
});
