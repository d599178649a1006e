// What somebody has typed into a form is kept when the form goes away: another tab, another task or
// filter, a closed dialog, the end of a session. The vendor keeps it under the task alone, on 保存 and
// when a session ends; here each person has drafts of their own, and nobody needs to press anything.
define(['angular'], angular => {
  'use strict';

  const OURS = 'qs-draft:';
  const MOST_DAYS = 30;
  const INCOMPLETE = '请先填写或更正';

  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch (unreadable) {
      return null;
    }
  }

  function cleanUp() {
    const oldest = Date.now() - MOST_DAYS * 86400000;
    Object.keys(localStorage)
      .filter(key => key.startsWith('camunda-form:')
        || (key.startsWith(OURS) && !((read(key) || {}).saved > oldest)))
      .forEach(key => localStorage.removeItem(key));
  }

  // What a form calls sealed, a secret vote, stays nowhere but where it is sent.
  function unsealed(name, value) {
    return name.startsWith('sealed') ? undefined : value;
  }

  // Names of what a form only shows, whose text is the form as it was drawn in the Modeler.
  function shownIn(components) {
    return (components || []).flatMap(part =>
      [...(part.readonly ? [part.key] : []), ...shownIn(part.components)]);
  }

  // Between us and the vendor's form, which reads its draft when it is drawn and knows only the task.
  function draftOf(person, { taskId, processDefinitionKey }) {
    const vendors = `camunda-form:${taskId}`;
    const key = `${OURS}${person}:${taskId || `start-${processDefinitionKey}`}`;
    return {
      handOver: () => {
        const kept = read(key);
        localStorage.removeItem(vendors);
        if (kept) {
          localStorage.setItem(vendors, JSON.stringify(kept.data));
        }
      },
      takeOver: shown => {
        const data = read(vendors);
        localStorage.removeItem(vendors);
        if (data) {
          shown.forEach(name => delete data[name]);
          localStorage.setItem(key, JSON.stringify({ saved: Date.now(), data }, unsealed));
        }
      },
      tidy: () => localStorage.removeItem(vendors),
      forget: () => [key, vendors].forEach(name => localStorage.removeItem(name))
    };
  }

  // The form says what is wrong as {field: [words]}; the person knows fields by their labels. What is
  // entered in a field has its id at the end of its own, or one of its parts: a date, a choice.
  function named(errors) {
    const labels = Object.keys(errors || {})
      .map(field => [`[id$="-${CSS.escape(field)}"]`, `[id*="-${CSS.escape(field)}-"]`])
      .map(own => document.querySelector(`.fjs-form ${own[0]}, .fjs-form ${own[1]}`))
      .map(entry => entry && entry.closest('.fjs-form-field').querySelector('.fjs-form-field-label'))
      .filter(Boolean)
      .map(label => label.textContent.replace(/\*\s*$/, '').trim());
    const first = document.querySelector('.fjs-form .fjs-has-errors input, .fjs-form .fjs-has-errors textarea');
    if (first) {
      first.scrollIntoView({ block: 'center' });
    }
    return new Error(INCOMPLETE + (labels.length ? `：${[...new Set(labels)].join('、')}。` : '标红的各项。'));
  }

  // Choices may depend on whose the task is, and a form is read once: what it is when the task has
  // been claimed or given back is drawn anew, by the vendor's own switch. The draft goes with it.
  function drawnAnewByClaims(scope, form, $timeout) {
    const { taskId } = form.getParams();
    scope.$watch(() => form.getOptions().disableForm, (closed, before) => {
      const shown = form.getTasklistForm();
      if (closed !== before && form.getParams().taskId === taskId && shown.type) {
        const { type } = shown;
        shown.type = undefined;
        $timeout(() => { shown.type = type; });
      }
    });
  }

  // Three tenths of a second after a number has been left the vendor draws the form once more, as the
  // form knows it; a text knows itself what has been typed, and tells the form later than that.
  function textsTellAtOnceAfterNumbers(element) {
    let left = 0;
    element.on('focusout', ({ target }) => {
      if (target.closest('.fjs-form-field-number')) {
        left = Date.now();
      }
    });
    element.on('input', ({ target }) => {
      if (Date.now() - left < 1000 && target.closest('.fjs-form-field-textfield, .fjs-form-field-textarea')) {
        target.dispatchEvent(new FocusEvent('focusout')); // it tells when it is left, and stays entered
      }
    });
  }

  function withDrafts(link, person, messages, $timeout) {
    return function linked(scope, element, attributes, form) {
      const draft = draftOf(person(), form.getParams());
      const isStart = !form.getParams().taskId;
      const { registerSaveHandler, registerCompletionHandler } = form;
      let save = null;
      let touched = false;
      let sent = false;
      let shown = [];
      form.registerSaveHandler = handler => {
        save = (...given) => {
          handler(...given);
          draft.takeOver(shown);
        };
        registerSaveHandler.call(form, save);
      };
      form.registerCompletionHandler = handler =>
        registerCompletionHandler.call(form, done => {
          messages.clearAll(); // what they say is of the attempt before
          handler((error, result) => {
            if (!error) {
              sent = true;
              draft.forget();
              if (isStart) {
                scope.$root.$broadcast('qs.started', result);
              }
            }
            done(error && !error.message ? named(error) : error, result);
          });
        });
      draft.handOver();
      link(scope, element, attributes, form);
      Object.assign(form, { registerSaveHandler, registerCompletionHandler });
      draft.tidy();

      textsTellAtOnceAfterNumbers(element);
      const keep = () => {
        if (touched && !sent && save) {
          try {
            save();
          } catch (notDrawn) {
            console.warn('drafts.js: nothing kept', notDrawn);
          }
        }
        draft.tidy(); // the vendor's own, which it writes when a session ends, is anybody's
      };
      // What it only shows is no draft: that is shown anew, and refused if it is sent as it was before.
      const readShown = () => fetch(scope.asynchronousFormKey.key)
        .then(answer => answer.json())
        .then(({ components }) => { shown = shownIn(components); })
        .catch(notRead => console.warn('drafts.js: the form was not read', notRead));
      element.on('input change mousedown', () => {
        if (!touched) {
          touched = true;
          readShown();
        }
      });
      window.addEventListener('pagehide', keep);
      scope.$on('authentication.login.required', keep);
      scope.$on('$destroy', () => {
        messages.clear({ message: INCOMPLETE });
        window.removeEventListener('pagehide', keep);
        keep();
      });
      if (!isStart) {
        drawnAnewByClaims(scope, form, $timeout);
      }
    };
  }

  angular.module('qs.drafts', ['cam.tasklist.form']).config(['$provide', $provide => {
    cleanUp();
    $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', '$rootScope', '$timeout', 'Notifications', ($delegate, $rootScope, $timeout, messages) => {
      const [directive] = $delegate;
      const person = () => ($rootScope.authentication || {}).name;
      const { link } = directive;
      if (link) {
        directive.compile = () => withDrafts(link, person, messages, $timeout);
      } else {
        console.warn('drafts.js: the form is built otherwise, drafts are not kept');
      }
      return $delegate;
    }]);
  }]);
});
