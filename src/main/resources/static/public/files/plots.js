/* Draws rates of the tables that stand on the page. Without it the tables stand alone. */
'use strict';

/* Names of a table's rows, and the columns that are marked, as numbers; a row without figures is left out. */
function read(table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows].filter(row => row.cells.length === heads.length);
  return {
    names: rows.map(row => row.querySelector('th').textContent),
    columns: heads.filter(head => 'plotted' in head.dataset).map(head => ({
      name: head.textContent,
      values: rows.map(row => parseFloat(row.cells[head.cellIndex].textContent))
    }))
  };
}

const percent = value => value.toFixed(1) + '%';

function common(columns) {
  return {
    // Blue and orange: told apart by those who see no red or green.
    color: ['#0f4c99', '#c46a00'],
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 14, color: '#222' },
    legend: { left: 0, top: 0, selectedMode: false, textStyle: { fontSize: 14, color: '#222' }, data: columns.map(column => column.name) },
    // Drawn, not written as HTML: the page's policy allows no styles in HTML.
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, valueFormatter: percent }
  };
}

const label = { show: true, color: '#222', fontSize: 13, textBorderColor: '#fff', textBorderWidth: 2, formatter: bar => percent(bar.value) };
const axisLabel = { fontSize: 14, color: '#222' };

const options = {
  ranking: ({ names, columns }) => ({
    ...common(columns),
    grid: { left: 0, right: 56, top: 36, bottom: 0, containLabel: true },
    xAxis: { type: 'value', max: 100, axisLabel: { ...axisLabel, formatter: '{value}%' } },
    yAxis: { type: 'category', inverse: true, data: names, axisLabel: { ...axisLabel, interval: 0 }, axisTick: { show: false } },
    series: columns.map(column => ({
      type: 'bar', name: column.name, data: column.values, barMaxWidth: 16, label: { ...label, position: 'right' }
    }))
  }),
  trend: ({ names, columns }) => ({
    ...common(columns),
    grid: { left: 0, right: 32, top: 48, bottom: 0, containLabel: true },
    xAxis: { type: 'category', data: names, axisLabel: { ...axisLabel, formatter: quarter => quarter.replace('年', '年\n') } },
    yAxis: { type: 'value', min: 0, max: 100, axisLabel: { ...axisLabel, formatter: '{value}%' } },
    series: columns.map((column, index) => ({
      type: 'line', name: column.name, data: column.values, symbolSize: 8,
      label: { ...label, position: index === 0 ? 'top' : 'bottom' }, labelLayout: { hideOverlap: true }
    }))
  })
};

for (const figure of document.querySelectorAll('figure[data-plot]')) {
  const data = read(document.getElementById(figure.dataset.table));
  if (window.echarts && data.names.length > 0) {
    figure.hidden = false;
    const place = figure.querySelector('div');
    if (figure.dataset.plot === 'ranking') {
      place.style.height = data.names.length * 44 + 70 + 'px';
    }
    const chart = echarts.init(place, null, { locale: 'ZH' });
    chart.setOption(options[figure.dataset.plot](data));
    new ResizeObserver(() => chart.resize()).observe(place);
  }
}
