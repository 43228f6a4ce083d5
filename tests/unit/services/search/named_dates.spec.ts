import { test } from '@japa/runner'
import { datesMatch, readDates } from '#services/search/named_dates'

test.group('Dates in a question', () => {
  test('{text}')
    .with([
      { text: 'What did she do in January 2022?', dates: { months: [0], days: [], years: [2022] } },
      { text: 'Where was he on 7 May?', dates: { months: [4], days: [7], years: [] } },
      { text: 'And on the 3rd of March, 2021?', dates: { months: [2], days: [3], years: [2021] } },
      { text: 'the party of May 21st, 2023', dates: { months: [4], days: [21], years: [2023] } },
      { text: 'in may or in june', dates: { months: [4, 5], days: [], years: [] } },
      { text: 'the letter of 2023-05-07', dates: { months: [4], days: [7], years: [2023] } },
      { text: 'May I ask whether they may march?', dates: null },
      { text: 'Who won in 1987?', dates: null },
      { text: 'Where were you born?', dates: null },
    ])
    .run(({ assert }, { text, dates }) => {
      assert.deepEqual(readDates(text), dates)
    })

  test('a month matches in any year unless one is named', ({ assert }) => {
    const may = { months: [4], days: [], years: [] }
    assert.isTrue(datesMatch(may, Date.UTC(2020, 4, 31, 23)).isInMonth)
    assert.isFalse(datesMatch(may, Date.UTC(2020, 5, 1)).isInMonth)
    assert.isFalse(datesMatch({ ...may, years: [2021] }, Date.UTC(2020, 4, 9)).isInMonth)
  })

  test('a day is told about for a week, also across the end of the month', ({ assert }) => {
    const dates = { months: [4], days: [28], years: [2023] }
    assert.isFalse(datesMatch(dates, Date.UTC(2023, 4, 27, 23)).isOnDay)
    assert.isTrue(datesMatch(dates, Date.UTC(2023, 4, 28)).isOnDay)
    assert.isTrue(datesMatch(dates, Date.UTC(2023, 5, 4, 12)).isOnDay)
    assert.isFalse(datesMatch(dates, Date.UTC(2023, 5, 5)).isOnDay)
  })
})
