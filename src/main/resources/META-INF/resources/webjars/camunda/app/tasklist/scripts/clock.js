// How long it is to a limit, by the day of the demonstration, which its server tells with each answer
// (DemoClockHeader); the vendor counts from the browser's day, and does so everywhere else.
define(['angular'], angular => {
  'use strict';

  let behind = null; // milliseconds; null where there is no demonstration

  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function watched(...given) {
    this.addEventListener('load', () => {
      const now = Number(this.getResponseHeader('Demo-Clock'));
      behind = now ? now - Date.now() : null;
    });
    return open.apply(this, given);
  };

  angular.module('qs.clock', []).run(['amTimeAgoConfig', words => {
    // The vendor adds for how long the words have stood there: of days nobody sees it.
    Object.defineProperty(words, 'serverTime', { get: () => (behind === null ? null : Date.now() + behind) });
  }]);
});
