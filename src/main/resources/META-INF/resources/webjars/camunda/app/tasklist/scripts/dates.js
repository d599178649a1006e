// The calendar of the date fields in forms (flatpickr, which the vendor brings along): in Chinese,
// from Monday on, with days of rest and make-up working days; and what is typed is exactly that day
// or is refused. The vendor would take 20240115 for 5 November and 2026/2/29 for 1 March.
define(['angular'], angular => {
  'use strict';

  const YEAR_FIRST = /^(\d{4})[-/.。年–—](\d{1,2})[-/.。月–—](\d{1,2})日?$/;
  const DIGITS_ONLY = /^(\d{4})(\d\d)(\d\d)$/;
  const A_DAY = 86400000;
  const REFUSED = 'data-wrong-day';

  // The day that a text says; null if it says none, or one that no calendar has.
  function dayOf(text) {
    const plain = text.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '');
    const found = DIGITS_ONLY.exec(plain) || YEAR_FIRST.exec(plain);
    if (!found) {
      return null;
    }
    const [year, month, date] = found.slice(1).map(Number);
    const day = new Date(year, month - 1, date);
    const exists = day.getFullYear() === year && day.getMonth() === month - 1 && day.getDate() === date;
    return exists ? day : null;
  }

  // A form reads its value, a day without a time, as midnight in Greenwich: west of it that is
  // still the day before.
  function sameDayHere(date) {
    return date.getTime() % A_DAY === 0
      ? new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
      : date;
  }

  function field(picker) {
    return picker.input.closest('.fjs-form-field') || picker.input;
  }

  function accept(picker) {
    field(picker).removeAttribute(REFUSED);
    picker.input.removeAttribute('aria-invalid');
  }

  // The field is emptied, what was typed stays in sight.
  function refuse(picker, text, reason) {
    picker.clear(true);
    picker.input.value = text;
    picker.input.setAttribute('aria-invalid', 'true');
    field(picker).setAttribute(REFUSED, reason);
  }

  let special = new Map();
  let asked = false;

  async function askForSpecialDays() {
    if (asked) {
      return;
    }
    asked = true;
    try {
      const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
      const days = await (await fetch(`${root}/special-days`)).json();
      special = new Map(days.map(day => [day.date, day]));
    } catch (refused) {
      asked = false; // asked again with the next calendar; until then it marks weekends
    }
  }

  function mark(element) {
    const date = element.dateObj;
    const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
    const known = special.get([year, month, day].map(part => String(part).padStart(2, '0')).join('-'));
    const weekend = date.getDay() % 6 === 0;
    const works = known ? known.working : !weekend;
    element.classList.add(works ? 'working-day' : 'day-of-rest');
    if (known) {
      element.classList.add('special-day');
      element.title = works ? `${known.occasion}调休，上班` : [known.occasion, '休息'].filter(Boolean).join('，');
    } else if (!works) {
      element.title = '休息日';
    }
  }

  // Whoever chooses a day of such a year learns that it may turn out to be a day of rest.
  function sayIfProvisional(picker) {
    const years = [...special.keys()].map(date => Number(date.slice(0, 4)));
    const unknown = years.length > 0 && picker.currentYear > Math.max(...years);
    let note = picker.calendarContainer.querySelector('.provisional-year');
    if (unknown && !note) {
      note = document.createElement('p');
      note.className = 'provisional-year';
      picker.calendarContainer.append(note);
    }
    if (note) {
      note.hidden = !unknown;
      note.textContent = `${picker.currentYear}年放假安排尚未公布，暂按法定节假日和周末推算`;
    }
  }

  function exactDays(picker) {
    const setDate = picker.setDate;
    picker.config.dateFormat = 'Y/n/j';
    picker.config.ariaDateFormat = 'Y年n月j日';
    picker.setDate = (given, change, format) => {
      if (typeof given === 'string' && given.trim()) {
        const day = dayOf(given);
        if (!day) {
          refuse(picker, given, `“${given.trim()}”不是日历上的日期，请按“2026-03-16”或“20260316”填写。`);
          return;
        }
        if (!picker.isEnabled(day, true)) {
          refuse(picker, given, `“${given.trim()}”不在可填写的日期范围内，请核对。`);
          return;
        }
        accept(picker);
        setDate(day, change, format);
        return;
      }
      const isDay = given instanceof Date && !Number.isNaN(given.getTime());
      if (!isDay && given !== '' && picker.input.hasAttribute('aria-invalid')) {
        return; // the form passes on that it is empty now
      }
      accept(picker);
      setDate(isDay ? sameDayHere(given) : given, change, format);
    };
    askForSpecialDays();
    return {
      onReady: () => picker.input.addEventListener('input', event => event.isTrusted && accept(picker)),
      onDayCreate: (days, text, shown, element) => mark(element),
      onMonthChange: () => sayIfProvisional(picker),
      onYearChange: () => sayIfProvisional(picker),
      onOpen: () => {
        picker.redraw(); // the special days may have come since
        sayIfProvisional(picker);
        picker.calendarContainer.scrollIntoView({ block: 'nearest' });
      }
    };
  }

  const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
  const MONTHS = NUMERALS.map(numeral => `${numeral}月`);
  const DEFAULTS = {
    plugins: [exactDays],
    locale: {
      weekdays: {
        shorthand: ['日', '一', '二', '三', '四', '五', '六'],
        longhand: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
      },
      months: { shorthand: MONTHS, longhand: MONTHS },
      firstDayOfWeek: 1,
      ordinal: () => '日',
      yearAriaLabel: '年',
      monthAriaLabel: '月',
      scrollTitle: '滚动切换',
      toggleTitle: '点击切换'
    }
  };

  // A day that was refused is not sent as an empty one.
  function hold(event) {
    const button = event.target.closest('.form-actions .btn-primary, .modal-footer .btn-primary, form');
    const place = button && (button.closest('.modal-dialog, [cam-tasklist-task]') || document);
    const wrong = place && place.querySelector(`[${REFUSED}] input`);
    if (wrong) {
      event.preventDefault();
      event.stopImmediatePropagation();
      wrong.focus();
      wrong.scrollIntoView({ block: 'center' });
    }
  }

  angular.module('qs.dates', []).run(() => {
    if (!window.flatpickr) {
      console.warn('dates.js: no flatpickr, the date fields stay as the vendor has them');
      return;
    }
    window.flatpickr.setDefaults(DEFAULTS);
    document.addEventListener('submit', hold, true);
    document.addEventListener('click', event => event.target.closest('.btn-primary') && hold(event), true);
  });
});
