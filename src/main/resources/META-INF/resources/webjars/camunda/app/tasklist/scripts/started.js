// Whoever has sent a form is told what became of it: the number of the case that began, or the step
// that is done, what comes next, whose it is and until when, and what has been issued.
define(['angular'], angular => {
  'use strict';

  const DONE = /\/task\/([^/]+)\/(?:submit-form|complete)$/;
  // The engine's jobs may issue a document a second later: asked again until something follows and
  // nothing is added.
  const ASKED_AFTER = [200, 1500, 4000, 8000];

  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

  function asHtml(text) {
    const element = document.createElement('span');
    element.textContent = text;
    return element.innerHTML;
  }

  const link = (path, text) => `<a href="${asHtml(path)}">${asHtml(text)}</a>`;
  const casePage = number => `${root}/cases/${encodeURIComponent(number)}`;

  function nextStep({ step, who, until, taskId }) {
    const limit = until ? `，${until}` : '';
    return `${taskId ? link(`#/?task=${encodeURIComponent(taskId)}`, step) : asHtml(step)}（${asHtml(who + limit)}）`;
  }

  // What is known now, as the line says it.
  function line({ task, caseNumber, state, closed, next, more, documents }) {
    const parts = task ? [asHtml(task)] : [];
    if (caseNumber) {
      parts.push(`业务${link(casePage(caseNumber), caseNumber)}`);
    }
    if (closed) {
      parts.push(`已经办结：${asHtml(state || '')}`);
    } else if (next.length) {
      parts.push(`下一步：${next.map(nextStep).join('、')}${more ? `等${next.length + more}项` : ''}`);
    } else if (state) {
      parts.push(`当前环节：${asHtml(state)}`);
    }
    if (documents.length) {
      const paths = documents.map(({ number, title }) =>
        link(`${casePage(caseNumber)}/documents?number=${encodeURIComponent(number)}`, `${title}（${number}）`));
      parts.push(`文书：${paths.join('、')}`);
    }
    return parts.join('；');
  }

  // Whatever the page sends goes through here, whichever of the vendor's ways it takes.
  let done = () => {};
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function watched(method, address, ...given) {
    const [, task] = String(method).toUpperCase() === 'POST' && DONE.exec(address) || [];
    if (task) {
      this.addEventListener('load', () => this.status < 300 && done(decodeURIComponent(task)));
    }
    return open.call(this, method, address, ...given);
  };

  angular.module('qs.started', ['cam.commons.util']).run(['$rootScope', '$timeout', 'Notifications', ($rootScope, $timeout, messages) => {
    let latest = 0;

    // Stays until it is closed, or the next form is sent; of the same form the newer takes the place
    // of the older one, unless that has been closed. Otherwise is said if the server does not tell.
    function tell(status, path, otherwise) {
      latest += 1;
      const mine = latest;
      let shown = null;
      const ask = async at => {
        let told = null;
        try {
          const answer = await fetch(path, { redirect: 'manual' });
          told = answer.ok ? await answer.json() : otherwise;
        } catch (unreachable) {
          told = otherwise;
          console.warn('started.js: nobody knows what comes next', unreachable);
        }
        if (mine !== latest || shown && !messages.notifications.includes(shown)) {
          return;
        }
        let same = false;
        if (told) {
          const message = line(told);
          same = Boolean(shown) && shown.message === message;
          if (!same) {
            if (shown) {
              messages.clear(shown);
            }
            shown = { status, message, unsafe: true };
            messages.addMessage(shown);
            $rootScope.$applyAsync();
          }
        }
        const again = at + 1;
        if (again < ASKED_AFTER.length && !(same && told.settled)) {
          $timeout(() => ask(again), ASKED_AFTER[again] - ASKED_AFTER[at]);
        }
      };
      $timeout(() => ask(0), ASKED_AFTER[0]);
    }

    done = task =>
      tell('已办理', `${root}/tasks/${encodeURIComponent(task)}/after`);

    $rootScope.$on('qs.started', (event, { businessKey: number }) => {
      if (number) {
        // Not before the dialog is gone: it has a panel of its own, which goes with it.
        const whenClosed = () => (document.querySelector('.modal-dialog')
          ? $timeout(whenClosed, 100)
          : tell('案件编号', `${casePage(number)}/after`, { caseNumber: number, next: [], documents: [] }));
        $timeout(whenClosed);
      }
    });
  }]);
});
