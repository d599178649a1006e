// A field that asks for the code of something in a register (its property “lookup”) finds it by its
// name: a list below it while one types, and the name below it once there is a code. What is typed
// by hand goes on as it is; the server decides what is right.
define(['angular'], angular => {
  'use strict';

  const FEWEST = 2; // characters by which one looks
  const PAUSE = 200; // milliseconds without a key
  const SLOW = 300; // milliseconds after which one is told that it goes on
  const HINT = '可输入名称、代码的一部分查找';
  const LOOKING = '正在查找……';
  const NOTHING = '没有找到，请核对；只找得到您有权查看的';
  const UNDECIDED = '不是完整的代码，请从名单中选一个';
  const MORE = '还有其他的，请多写几个字';

  const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
  let serial = 0;

  async function ask(registers, text) {
    const path = `${root}/lookup/${encodeURIComponent(registers)}?q=${encodeURIComponent(text)}`;
    const answer = await fetch(path, { redirect: 'manual' });
    if (!answer.ok) {
      throw new Error(`status ${answer.status}`);
    }
    return answer.json();
  }

  // As the server compares codes.
  const plain = code => code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...content);
    return made;
  }

  // Fields that look somewhere, by how the ids of their inputs end.
  function lookingFields(components) {
    return (components || []).flatMap(part => [
      ...(part.properties && part.properties.lookup ? [[`-${part.id}`, part.properties.lookup]] : []),
      ...lookingFields(part.components)]);
  }

  function combobox(input, registers) {
    const field = input.closest('.fjs-form-field');
    serial += 1;
    const id = `qs-lookup-${serial}`;
    const list = element('ul', { id, role: 'listbox', class: 'qs-lookup', 'aria-label': '查找结果' });
    const name = element('p', { id: `${id}-name`, class: 'qs-lookup-name', role: 'status' });
    list.hidden = true;
    field.append(list, name);
    Object.entries({
      role: 'combobox',
      autocomplete: 'off',
      placeholder: HINT,
      'aria-autocomplete': 'list',
      'aria-controls': id,
      'aria-expanded': 'false',
      'aria-describedby': `${input.getAttribute('aria-describedby') || ''} ${name.id}`.trim()
    }).forEach(([key, value]) => input.setAttribute(key, value));

    let latest = 0;
    let waiting = null;
    let active = -1;
    const options = () => [...list.querySelectorAll('[role=option]')];

    function say(text, found) {
      name.textContent = text;
      name.classList.toggle('qs-lookup-nothing', !found);
    }

    function point(at) {
      active = at;
      options().forEach((option, index) => {
        option.setAttribute('aria-selected', String(index === at));
        if (index === at) {
          input.setAttribute('aria-activedescendant', option.id);
          option.scrollIntoView({ block: 'nearest' });
        }
      });
    }

    const isLooking = () => name.textContent === LOOKING;
    const stopped = () => isLooking() && say('', true);

    function close() {
      clearTimeout(waiting);
      latest += 1; // what is under way comes too late
      stopped();
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    function choose({ value, text }) {
      close();
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      input.dispatchEvent(new FocusEvent('focusout', { bubbles: true })); // it tells when it is left
      close();
      say(text, true);
    }

    function open({ entries, more }) {
      say('', true);
      list.replaceChildren(...entries.map((entry, index) => {
        const option = element('li', { id: `${id}-${index}`, role: 'option' },
          element('span', { class: 'qs-lookup-text' }, entry.text),
          ' ',
          element('span', { class: 'qs-lookup-value' }, entry.value));
        option.addEventListener('click', () => choose(entry));
        return option;
      }), ...(more ? [element('li', { role: 'presentation', class: 'qs-lookup-more' }, MORE)] : []));
      list.hidden = false;
      list.style.top = `${input.getBoundingClientRect().bottom - field.getBoundingClientRect().top}px`;
      input.setAttribute('aria-expanded', 'true');
      list.scrollIntoView({ block: 'nearest' });
      point(0);
    }

    // What the text finds, in a list; or, when the field is left, only what it names.
    async function look(withList) {
      const text = input.value.trim();
      close();
      const mine = latest;
      if (text.length < FEWEST) {
        say('', true);
        return;
      }
      const slow = setTimeout(() => mine === latest && say(LOOKING, true), SLOW);
      try {
        const answer = await ask(registers, text);
        const { entries, meant } = answer;
        if (mine !== latest) {
          return;
        }
        const whole = Boolean(meant) && plain(meant.value) === plain(text);
        if (entries.length === 0) {
          say(NOTHING, false);
        } else if (whole) {
          say(meant.text, true);
        } else if (withList) {
          open(answer);
        } else if (meant) {
          choose(meant); // it was named in full
        } else {
          say(UNDECIDED, false);
        }
      } catch (unreachable) {
        console.warn('lookup.js: nothing was asked', unreachable);
        stopped();
      } finally {
        clearTimeout(slow);
      }
    }

    function later() {
      close();
      say('', true);
      waiting = setTimeout(() => look(true), PAUSE);
    }

    input.addEventListener('input', event => event.isTrusted && !event.isComposing && later());
    input.addEventListener('compositionend', later); // 拼音 is no text yet
    input.addEventListener('focusout', event => event.isTrusted && (name.textContent && !isLooking() ? close() : look(false)));
    input.addEventListener('keydown', event => {
      if (event.isComposing) {
        return;
      }
      const all = options();
      if (list.hidden) {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          look(true);
        }
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        point((active + step + all.length) % all.length);
      } else if (event.key === 'Enter') {
        all[active].click();
      } else if (event.key === 'Escape') {
        close(); // and not the dialog around it
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
    list.addEventListener('mousedown', event => event.preventDefault()); // the field stays entered
    look(false);
  }

  // The vendor draws fields when it likes, those that were hidden, too.
  function watch(scope, place) {
    let fields = [];
    const dress = () => place.querySelectorAll('.fjs-form-field-textfield input:not([role])').forEach(input => {
      const [, registers] = fields.find(([ending]) => input.id.endsWith(ending)) || [];
      if (registers) {
        combobox(input, registers);
      }
    });
    const observer = new MutationObserver(dress);
    scope.$on('$destroy', () => observer.disconnect());
    scope.$watch('asynchronousFormKey.key', key => key && fetch(key)
      .then(answer => answer.json())
      .then(form => {
        fields = lookingFields(form.components);
        if (fields.length) {
          observer.observe(place, { childList: true, subtree: true });
          dress();
        }
      })
      .catch(notRead => console.warn('lookup.js: the form was not read, its fields find nothing', notRead)));
  }

  // After drafts.js, which links the form in its own way.
  angular.module('qs.lookup', ['qs.drafts']).config(['$provide', $provide => {
    $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', $delegate => {
      const [directive] = $delegate;
      const { compile } = directive;
      if (compile) {
        directive.compile = function compiled(...given) {
          const link = compile.apply(this, given);
          return function linked(scope, element, ...others) {
            link.call(this, scope, element, ...others);
            watch(scope, element[0]);
          };
        };
      } else {
        console.warn('lookup.js: the form is built otherwise, its fields find nothing');
      }
      return $delegate;
    }]);
  }]);
});
